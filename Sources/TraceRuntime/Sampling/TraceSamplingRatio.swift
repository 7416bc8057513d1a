/// The share of traces that are sampled: 0…1.
///
/// The decision depends only on the trace id. So services with the same ratio sample the same traces, also if they are
/// written in other languages: https://opentelemetry.io/docs/specs/otel/trace/sdk/#traceidratiobased
public struct TraceSamplingRatio: Sendable, Hashable {
    public let value: Double
    /// The smallest value of the trace id's last eight bytes that is not sampled; nil if all are sampled.
    private let bound: UInt64?
    /// The smallest randomness of a trace that ``isSampled(randomness:)`` samples, in 56 bits; nil if it samples none.
    let threshold: UInt64?

    /// Creates a ratio; nil if the value is not between 0 and 1.
    public init?(_ value: Double) {
        guard (0...1).contains(value) else { return nil }
        self.value = value
        // Python's SDK rounds to even, too. Go's and Java's compare one bit less.
        let bound = (value * 0x1p64).rounded(.toNearestOrEven)
        self.bound = bound < 0x1p64 ? UInt64(bound) : nil
        threshold = Self.threshold(of: value)
    }

    /// Creates a ratio from any value. A value below 0 or NaN becomes 0, a value above 1 becomes 1.
    init(clamping value: Double) {
        self = TraceSamplingRatio(value > 0 ? min(value, 1) : 0)!
    }

    static let all = TraceSamplingRatio(clamping: 1)

    func isSampled(_ traceID: TraceID) -> Bool {
        bound.map { traceID.low < $0 } ?? true
    }

    /// Decides consistently with all samplers of the specification, whatever their ratios are:
    /// https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/#decision-algorithm
    func isSampled(randomness: UInt64) -> Bool { threshold.map { randomness >= $0 } ?? false }

    /// Returns the rejection threshold, with four digits behind those that are all `f`, as other SDKs round it.
    private static func threshold(of ratio: Double) -> UInt64? {
        let sampled = UInt64((ratio * 0x1p56).rounded())
        if sampled == 0 { return nil }
        let rejected = (1 << 56) - sampled
        let leading = (~(rejected << 8)).leadingZeroBitCount / 4
        let shift = UInt64(max(0, 4 * (14 - 4 - leading)))
        return shift == 0 ? rejected : ((rejected + 1 << (shift - 1)) >> shift) << shift
    }
}
