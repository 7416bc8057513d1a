// @traceBridge
import HTTPTypes
