import Synchronization

/// Ids that never repeat within a process and hardly ever between processes.
///
/// Each word comes from a SplitMix64 sequence of its own, seeded once: a step is one relaxed atomic addition, where the
/// system's generator costs a system call's worth. https://doi.org/10.1145/2714064.2660195
struct TraceIDGenerator: ~Copyable, Sendable {
    private let traceHigh: Atomic<UInt64>
    private let traceLow: Atomic<UInt64>
    private let span: Atomic<UInt64>

    init(seed generator: inout some RandomNumberGenerator) {
        traceHigh = Atomic(generator.next())
        traceLow = Atomic(generator.next())
        span = Atomic(generator.next())
    }

    func nextTraceID() -> TraceID {
        while true {
            if let id = TraceID(high: Self.next(traceHigh), low: Self.next(traceLow)) { return id }
        }
    }

    func nextSpanID() -> TraceSpanID {
        while true {
            if let id = TraceSpanID(Self.next(span)) { return id }
        }
    }

    private static func next(_ state: borrowing Atomic<UInt64>) -> UInt64 {
        var word = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
