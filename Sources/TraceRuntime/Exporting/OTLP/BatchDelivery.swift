/// The delivery of a batch: as a whole, and in halves where that is too large for its receiver.
///
/// It decides and never acts: it says which part is to be sent next, is told what came of it, and says how long to
/// wait. All parts have the time of one batch.
struct BatchDelivery {
    /// The spans to be sent next, by their places in the batch; nil when it is known what became of all of them.
    private(set) var part: Range<Int>?
    /// The parts that come after it, the last one first.
    private var rest: [Range<Int>] = []
    private var attempts: Delivery
    private var lost: [TraceDropReason: Int] = [:]

    /// - Parameter count: how many spans the batch has.
    init(_ policy: RetryPolicy, count: Int, at now: MonotonicTime) {
        part = 0..<count
        attempts = Delivery(policy, at: now)
    }

    /// What became of the batch, once there is no part left.
    var result: TraceExportResult { .exportedInParts(lost: lost) }

    /// How long the next attempt may take.
    func limit(at now: MonotonicTime) -> Duration { attempts.limit(at: now) }

    /// Whether an answer to the current part only says that it is too large, and that can be mended.
    func isSplit(by answer: OTLPAnswer) -> Bool {
        guard case .response(let response) = answer else { return false }
        return canSplit && response.saysTooLarge
    }

    private var canSplit: Bool { part.map { $0.count > 1 } ?? false }

    /// Sends the current part in halves; false if it is a single span.
    mutating func split() -> Bool {
        guard let part, canSplit else { return false }
        let middle = part.lowerBound + part.count / 2
        rest.append(middle..<part.upperBound)
        self.part = part.lowerBound..<middle
        return true
    }

    /// Takes the answer to the current part, and returns how long to wait before the next one is sent.
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

    /// Gives up what has not been delivered.
    mutating func giveUp(because reason: TraceDropReason) {
        while part != nil { endPart(losing: .max, because: reason) }
    }

    /// - Parameter count: how many of its spans are lost; a receiver may claim anything.
    private mutating func endPart(losing count: Int, because reason: TraceDropReason) {
        guard let part else { return }
        let count = min(max(0, count), part.count)
        if count > 0 { lost[reason, default: 0] += count }
        self.part = rest.popLast()
    }
}

extension OTLPResponse {
    /// Whether the receiver refuses the request for its size.
    ///
    /// The OpenTelemetry collector says so with 400, and HTTP with 413:
    /// https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14
    var saysTooLarge: Bool {
        if status == 413 { return true }
        guard (400..<500).contains(status), !RetryPolicy.isRetryable(status: status) else { return false }
        let words = String(decoding: body.prefix(Self.sizeMessageMax), as: UTF8.self).lowercased()
        return Self.sizeMessages.contains { words.contains($0) }
    }

    /// In bytes, of a message that is searched.
    private static let sizeMessageMax = 1_024
    private static let sizeMessages = [
        "body too large", "body is too large", "entity too large", "payload too large", "content too large",
        "message too large", "request too large", "request is too large", "larger than max", "message size exceeds",
        "body size exceeds", "request size exceeds",
    ]
}
