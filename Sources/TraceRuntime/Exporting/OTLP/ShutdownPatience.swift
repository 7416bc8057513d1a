/// How long an exporter waits for its receiver once its process ends.
///
/// It decides and never acts. The exporter waits as usual for a receiver that has answered before, since it may be
/// restarting. A receiver that has never answered gets one attempt and one second: most local runs have none.
struct ShutdownPatience {
    static let timeToAnswer = Duration.seconds(1)

    private var hasAnswered = false
    private var deadline: MonotonicTime?
    /// Whether nothing is to be sent any more.
    private(set) var isOver = false

    /// Notes that the process ends. Returns whether what is being waited for has to be cut short.
    mutating func beginShutdown(at now: MonotonicTime) -> Bool {
        guard !hasAnswered, deadline == nil else { return false }
        deadline = now.advanced(by: Self.timeToAnswer)
        return true
    }

    /// Whether nobody waits between two attempts.
    var allowsNoPause: Bool { deadline != nil && !hasAnswered }

    /// Whether an attempt has been cut short.
    func isLate(at now: MonotonicTime) -> Bool { allowsNoPause && deadline.map { now >= $0 } ?? false }

    /// How long the next attempt may take.
    func limit(_ usual: Duration, at now: MonotonicTime) -> Duration {
        guard let deadline, !hasAnswered else { return usual }
        return min(usual, max(.zero, now.duration(to: deadline)))
    }

    /// Notes what came of an attempt.
    mutating func note(_ answer: OTLPAnswer) {
        if case .response = answer {
            hasAnswered = true
        } else if deadline != nil, !hasAnswered {
            isOver = true
        }
    }
}
