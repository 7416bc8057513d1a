// @traceBridge
import Logging
