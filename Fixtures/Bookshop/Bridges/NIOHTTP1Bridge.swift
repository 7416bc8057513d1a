// @traceBridge
import NIOHTTP1
