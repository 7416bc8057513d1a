import Foundation
import TraceRuntime

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

struct Envelope: Sendable {
    var headers: [String: String] = [:]
    var stamps: Int?
}

/// A message that is shared by reference.
final class Parcel {
    var headers: [String: String] = [:]
}

/// Functions that get a copy of a parameter with the span's context in it.
struct Postbox {
    // @trace("send", kind: .producer, inject: letter.headers, capture: [count])
    func send(_ letter: Envelope, count: Int) async throws -> Envelope { letter }

    // @trace(kind: .client, inject: request, attributes: ["url": request.url])
    func fetch(_ request: URLRequest) -> [String: String] { request.allHTTPHeaderFields ?? [:] }

    // @trace(inject: headers)
    static func forward<Headers: TraceHeaders>(_ headers: Headers) throws(CancellationError) -> Headers { headers }

    // @trace(inject: letter.headers)
    func stamp(_ letter: inout Envelope) { letter.stamps = 1 }

    // @trace(inject: letter.headers, attributes: ["stamps": letter.stamps])
    func keep(_ letter: consuming Envelope) -> Envelope { letter }

    // @trace(inject: letter.headers)
    func hand(over letter: sending Envelope) async -> sending Envelope { letter }

    // @trace(inject: letter.headers)
    func look(at letter: borrowing Envelope) -> Int { letter.headers.count }

    // @trace(inject: `default`.headers)
    func load(_ default: Parcel, _ check: (Int) throws -> Bool) rethrows -> Bool { try check(`default`.headers.count) }

    // @traceRoute("POST /letters", operationName: "post letter", inject: letter.headers)
    func post(_ letter: Envelope) async {}
}

/// The headers of a decorated call are injected before the call is passed on.
// @trace(kind: .client)
protocol Carrier {
    // @trace(inject: letter.headers)
    func carry(_ letter: Envelope) async -> Envelope
}

actor Courier: Carrier {
    // @trace("deliver", inject: letter.headers)
    func carry(_ letter: Envelope) -> Envelope { letter }
}
