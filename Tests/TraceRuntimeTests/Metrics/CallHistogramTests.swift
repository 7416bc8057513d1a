import Testing

@testable import TraceRuntime

@Suite("Histograms of calls")
struct CallHistogramTests {
    private let context = SpanContext(traceID: TraceID(high: 1, low: 2)!, spanID: TraceSpanID(3)!, flags: .sampled)

    @Test("A bound belongs to the bucket below it", arguments: CallMetric.allCases)
    func buckets(metric: CallMetric) {
        let ticksPerSecond = 1e9 / TraceClock.shared.timescale.nanosecondsPerTick
        // The rate of the counter is known to a few hundredths of a percent when the bounds are made.
        let steps = metric.bounds.map { [$0 * 0.99, $0 * 1.01].map { metric.bucket(of: UInt64($0 * ticksPerSecond)) } }
        #expect(steps == metric.bounds.indices.map { [$0, $0 + 1] })
        #expect(metric.bucket(of: 0) == 0)
        #expect(metric.bucket(of: .max) == metric.bounds.count)
        #expect(metric.bounds == metric.bounds.sorted())
    }

    @Test("Merging adds calls and sums, and keeps the newer exemplar")
    func merging() {
        var one = CallHistogram(bucketCount: 3)
        var two = one
        one.add(5, in: 0, endingAt: TraceInstant(ticks: 100), context)
        two.add(7, in: 0, endingAt: TraceInstant(ticks: 99), context)
        two.add(900, in: 2, endingAt: TraceInstant(ticks: 98), context)
        two.add(900, in: 2, endingAt: TraceInstant(ticks: 97), nil)
        one.merge(two)
        #expect(one.counts == [2, 0, 2])
        #expect(one.sum == 1_812)
        #expect(one.exemplars.map { $0?.time } == [100, nil, 98])
        #expect(one.exemplars.map { $0?.duration } == [5, nil, 900])
    }

    @Test("Ticks become seconds, and their ends wall clock time")
    func seconds() {
        var histogram = CallHistogram(bucketCount: 2)
        histogram.add(3_000_000_000, in: 1, endingAt: TraceInstant(ticks: 500), context)
        let origin = TraceTimescale.Reading(instant: TraceInstant(ticks: 400), unixNanoseconds: 1_000)
        let timescale = TraceTimescale(.init(origin: origin, nanosecondsPerTick: 0.5), isRateKnown: true)
        let converted = histogram.inSeconds(timescale)
        #expect(converted.sum == 1.5)
        #expect(converted.exemplars.map { $0?.time } == [nil, 1_050])
        #expect(converted.exemplars.map { $0?.duration } == [nil, 1.5])
    }
}
