/// The share of traces that is recorded: 0…1.
///
/// The trace id alone decides, so that services with the same ratio, in whatever language, record the same traces:
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#traceidratiobased
public struct TraceSamplingRatio: Sendable, Hashable {
    public let value: Double
    /// The first of the trace id's last eight bytes, as a number, that is not sampled any more; nil: all are.
    private let bound: UInt64?

    /// Nil if the value is not from 0 to 1.
    public init?(_ value: Double) {
        guard (0...1).contains(value) else { return nil }
        self.value = value
        // Python's SDK rounds to even, too; Go's and Java's have a bit less to compare.
        let bound = (value * 0x1p64).rounded(.toNearestOrEven)
        self.bound = bound < 0x1p64 ? UInt64(bound) : nil
    }

    /// What is below 0 or no number is 0, what is above 1 is 1.
    init(clamping value: Double) {
        self = TraceSamplingRatio(value > 0 ? min(value, 1) : 0)!
    }

    static let all = TraceSamplingRatio(clamping: 1)

    func isSampled(_ traceID: TraceID) -> Bool {
        bound.map { traceID.low < $0 } ?? true
    }
}
