// @traceBridge
import GRPCCore
