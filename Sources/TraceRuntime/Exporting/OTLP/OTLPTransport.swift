/// Carries encoded batches to a receiver.
protocol OTLPTransport: Sendable {
    /// Sends a body once.
    ///
    /// - Parameter limit: how long it may take. It returns early if its task is cancelled.
    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer
}

/// What came of sending a body once.
enum OTLPAnswer: Sendable, Hashable {
    case response(OTLPResponse)
    /// There was no response, or it was cut off: for this reason, in words.
    case failed(String)
}

struct OTLPResponse: Sendable, Hashable {
    let status: Int
    /// The header's value, as it came.
    var retryAfter: String?
    var isJSON = false
    /// At most ``sizeMax`` bytes of the body.
    var body: [UInt8] = []

    /// In bytes. Nobody needs more to say what is wrong, and a receiver must not be able to fill our memory.
    static let sizeMax = 64 * 1_024
}
