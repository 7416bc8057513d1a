/// The time that an exporter waits for its receiver during shutdown.
///
/// The exporter waits as usual for a receiver that has answered before, because it may be restarting. A receiver that
/// has never answered gets one attempt and one second, because most local runs have no receiver.
struct ShutdownPatience {
    static let timeToAnswer = Duration.seconds(1)

    private var hasAnswered = false
    private var deadline: MonotonicTime?
    /// Whether nothing is sent any more.
    private(set) var isOver = false

    /// Begins the shutdown. Returns true if the current wait must be interrupted.
    mutating func beginShutdown(at now: MonotonicTime) -> Bool {
        guard !hasAnswered, deadline == nil else { return false }
        deadline = now.advanced(by: Self.timeToAnswer)
        return true
    }

    /// Whether there must be no pause between two attempts.
    var allowsNoPause: Bool { deadline != nil && !hasAnswered }

    /// Returns true if the time of an attempt is over.
    func isLate(at now: MonotonicTime) -> Bool { allowsNoPause && deadline.map { now >= $0 } ?? false }

    /// Returns the time limit for the next attempt.
    func limit(_ usual: Duration, at now: MonotonicTime) -> Duration {
        guard let deadline, !hasAnswered else { return usual }
        return min(usual, max(.zero, now.duration(to: deadline)))
    }

    /// Takes the answer to an attempt.
    mutating func note(_ answer: OTLPAnswer) {
        if case .response = answer {
            hasAnswered = true
        } else if deadline != nil, !hasAnswered {
            isOver = true
        }
    }
}
