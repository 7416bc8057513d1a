// @traceBridge
import Tracing
