// @traceBridge
import ServiceLifecycle
