/// The durations of calls: how many are in each bucket, their sum, and an example of each bucket.
struct CallHistogram: Sendable, Hashable {
    /// The calls in each bucket. There is one bucket more than there are bounds.
    private(set) var counts: [UInt64]
    private(set) var sum = 0.0
    /// The newest sampled span of each bucket; empty until there is one.
    private(set) var exemplars: [Exemplar?] = []

    /// A sampled span whose duration is in the bucket.
    struct Exemplar: Sendable, Hashable {
        var duration: Double
        /// The end of the span.
        var time: UInt64
        let traceID: TraceID
        let spanID: TraceSpanID
    }

    init(bucketCount: Int) { counts = Array(repeating: 0, count: bucketCount) }

    var count: UInt64 { counts.reduce(0, +) }

    /// - Parameter context: the context of the call's span; nil if the call has none.
    mutating func add(_ duration: UInt64, in bucket: Int, endingAt end: TraceInstant, _ context: SpanContext?) {
        counts[bucket] += 1
        sum += Double(duration)
        guard let context, context.flags.contains(.sampled) else { return }
        if exemplars.isEmpty { exemplars = Array(repeating: nil, count: counts.count) }
        exemplars[bucket] = Exemplar(
            duration: Double(duration), time: end.ticks, traceID: context.traceID, spanID: context.spanID)
    }

    mutating func merge(_ other: CallHistogram) {
        for (bucket, count) in other.counts.enumerated() { counts[bucket] += count }
        sum += other.sum
        if exemplars.isEmpty { exemplars = other.exemplars }
        for case (let bucket, let exemplar?) in other.exemplars.enumerated() {
            if exemplars[bucket].map({ $0.time <= exemplar.time }) ?? true { exemplars[bucket] = exemplar }
        }
    }

    /// Returns the histogram with seconds and wall clock time in the place of ticks.
    func inSeconds(_ timescale: TraceTimescale) -> CallHistogram {
        var histogram = self
        let secondsPerTick = timescale.nanosecondsPerTick / 1e9
        histogram.sum *= secondsPerTick
        for index in exemplars.indices {
            histogram.exemplars[index]?.duration *= secondsPerTick
            if let end = exemplars[index]?.time {
                histogram.exemplars[index]?.time = timescale.unixNanoseconds(of: TraceInstant(ticks: end))
            }
        }
        return histogram
    }
}
