// @traceBridge
import AsyncHTTPClient
