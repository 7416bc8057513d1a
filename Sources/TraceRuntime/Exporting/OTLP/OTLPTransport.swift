/// A transport that sends encoded batches to a receiver.
protocol OTLPTransport: Sendable {
    /// Sends a body once.
    ///
    /// - Parameter limit: the time limit. The call returns earlier if its task is cancelled.
    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer
}

/// The result of sending a body once.
enum OTLPAnswer: Sendable, Hashable {
    case response(OTLPResponse)
    /// There was no complete response. The text describes the reason.
    case failed(String)
}

struct OTLPResponse: Sendable, Hashable {
    let status: Int
    /// The value of the header `Retry-After`, unparsed.
    var retryAfter: String?
    var isJSON = false
    /// The first ``sizeMax`` bytes of the body.
    var body: [UInt8] = []

    /// The greatest size of a response body, in bytes, so that a receiver cannot fill the memory. An error message is
    /// shorter.
    static let sizeMax = 64 * 1_024
}
