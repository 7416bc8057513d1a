/// The delivery of a batch, as a whole or in halves if it is too large for the receiver.
///
/// It is a state machine without I/O. The caller sends the current part, passes the answer in, and waits as long as it
/// is told. All parts together have the time of one batch.
struct BatchDelivery {
    /// The indices of the spans to send next; nil when the delivery is complete.
    private(set) var part: Range<Int>?
    /// The further parts, the last one first.
    private var rest: [Range<Int>] = []
    private var attempts: Delivery
    private var lost: [TraceDropReason: Int] = [:]

    /// - Parameter count: the number of spans in the batch.
    init(_ policy: RetryPolicy, count: Int, at now: MonotonicTime) {
        part = 0..<count
        attempts = Delivery(policy, at: now)
    }

    /// The result for the batch, after the last part.
    var result: TraceExportResult { .exportedInParts(lost: lost) }

    /// Returns the time limit for the next attempt.
    func limit(at now: MonotonicTime) -> Duration { attempts.limit(at: now) }

    /// Returns true if the receiver calls the current part too large and the part can be split.
    func isSplit(by answer: OTLPAnswer) -> Bool {
        guard case .response(let response) = answer else { return false }
        return canSplit && response.saysTooLarge
    }

    private var canSplit: Bool { part.map { $0.count > 1 } ?? false }

    /// Splits the current part into halves; false if it is a single span.
    mutating func split() -> Bool {
        guard let part, canSplit else { return false }
        let middle = part.lowerBound + part.count / 2
        rest.append(middle..<part.upperBound)
        self.part = part.lowerBound..<middle
        return true
    }

    /// Processes the answer to the current part, and returns the time to wait before the next attempt.
    mutating func next(
        after answer: OTLPAnswer, at now: MonotonicTime, unixTime: Int,
        using generator: inout some RandomNumberGenerator
    ) -> Duration {
        if isSplit(by: answer), split() { return .zero }
        switch attempts.next(after: answer, at: now, unixTime: unixTime, using: &generator) {
        case .delivered(let report):
            endPart(losing: report.rejected, because: .rejected)
            return .zero
        case .retry(let delay):
            return delay
        case .giveUp(.retryExhausted, let delay):
            giveUp(because: .retryExhausted)
            return delay
        case .giveUp(let reason, let delay):
            endPart(losing: .max, because: reason)
            return delay
        }
    }

    /// Counts all spans that were not delivered as lost.
    mutating func giveUp(because reason: TraceDropReason) {
        while part != nil { endPart(losing: .max, because: reason) }
    }

    /// - Parameter count: the number of lost spans as the receiver claims it, which may be any number.
    private mutating func endPart(losing count: Int, because reason: TraceDropReason) {
        guard let part else { return }
        let count = min(max(0, count), part.count)
        if count > 0 { lost[reason, default: 0] += count }
        self.part = rest.popLast()
    }
}

extension OTLPResponse {
    /// Whether the receiver refuses the request because of its size.
    ///
    /// The OpenTelemetry collector says so with 400, and HTTP with 413:
    /// https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14
    var saysTooLarge: Bool {
        if status == 413 { return true }
        guard (400..<500).contains(status), !RetryPolicy.isRetryable(status: status) else { return false }
        let words = String(decoding: body.prefix(Self.sizeMessageMax), as: UTF8.self).lowercased()
        return Self.sizeMessages.contains { words.contains($0) }
    }

    /// The greatest length of a message that is searched, in bytes.
    private static let sizeMessageMax = 1_024
    private static let sizeMessages = [
        "body too large", "body is too large", "entity too large", "payload too large", "content too large",
        "message too large", "request too large", "request is too large", "larger than max", "message size exceeds",
        "body size exceeds", "request size exceeds",
    ]
}
