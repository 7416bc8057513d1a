internal import CTraceRuntime

/// A generator of ids that do not repeat within a generator and hardly ever between generators.
///
/// Each word comes from its own SplitMix64 sequence with a random seed. The system's generator would need a system call
/// for each id. https://doi.org/10.1145/2714064.2660195
struct TraceIDGenerator: Sendable {
    private var traceHigh: UInt64
    private var traceLow: UInt64
    private var span: UInt64

    init() {
        // The default generator must be used without an argument. A generator passed as an argument is an empty value,
        // whose address the thread sanitizer takes for another variable's.
        traceHigh = .random(in: .min ... .max)
        traceLow = .random(in: .min ... .max)
        span = .random(in: .min ... .max)
    }

    /// Makes the generator continue with other ids in each process that is forked from this one.
    ///
    /// It must be called once, when the generator is in the place where it remains until the process ends.
    mutating func differInChildren() {
        withUnsafeMutableBytes(of: &self) { bytes in
            let words = bytes.assumingMemoryBound(to: UInt64.self)
            trace_reseed_in_children(words.baseAddress!, words.count)
        }
    }

    mutating func nextTraceID() -> TraceID {
        while true {
            if let id = TraceID(high: Self.next(&traceHigh), low: Self.next(&traceLow)) { return id }
        }
    }

    @inline(__always)
    mutating func nextSpanID() -> TraceSpanID {
        while true {
            if let id = TraceSpanID(Self.next(&span)) { return id }
        }
    }

    @inline(__always)
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
