#if os(Linux)
// @traceBridge
import Logging
#else
// @traceBridge
internal import Logging
#endif
