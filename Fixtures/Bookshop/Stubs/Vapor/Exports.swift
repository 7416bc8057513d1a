// A stub of the part of Vapor 4.122's API that the bridge to Vapor names, written from Vapor's documentation. Vapor
// itself cannot be had where these tests run. It exports the same types of other modules as Vapor does.

@_exported public import struct NIOCore.ByteBuffer
@_exported public import struct NIOHTTP1.HTTPHeaders
@_exported public import enum NIOHTTP1.HTTPMethod
@_exported public import enum NIOHTTP1.HTTPResponseStatus

#if canImport(FoundationEssentials)
@_exported public import FoundationEssentials
#else
@_exported public import Foundation
#endif

public typealias HTTPStatus = HTTPResponseStatus

public protocol AbortError: Error {
    var reason: String { get }
    var status: HTTPResponseStatus { get }
    var headers: HTTPHeaders { get }
}

public struct Abort: AbortError {
    public let status: HTTPResponseStatus
    public let headers: HTTPHeaders
    public let reason: String

    public init(_ status: HTTPResponseStatus, headers: HTTPHeaders = [:], reason: String? = nil) {
        self.status = status
        self.headers = headers
        self.reason = reason ?? status.reasonPhrase
    }
}
