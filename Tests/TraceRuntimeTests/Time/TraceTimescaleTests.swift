import Testing

@testable import TraceRuntime

@Suite("The timescale")
struct TraceTimescaleTests {
    private static let second: UInt64 = 1_000_000_000

    /// Returns the reading of a counter with three ticks per nanosecond after a number of nanoseconds, and of a clock
    /// that is ahead.
    private func reading(_ nanoseconds: UInt64, clockAhead: UInt64 = 0) -> TraceTimescale.Reading {
        TraceTimescale.Reading(
            instant: TraceInstant(ticks: 1_000 + nanoseconds * 3), unixNanoseconds: 5_000 + nanoseconds + clockAhead)
    }

    private func scale(at nanoseconds: UInt64, ticks: Double = 3, isRateKnown: Bool = true) -> TraceTimescale {
        TraceTimescale(.init(origin: reading(nanoseconds), nanosecondsPerTick: 1 / ticks), isRateKnown: isRateKnown)
    }

    /// Whether two mappings agree from a time on.
    private func agree(_ one: TraceTimescale, _ other: TraceTimescale, from nanoseconds: UInt64) -> Bool {
        [0, 1, 700, Self.second, 3_600 * Self.second].allSatisfy { later in
            let instant = reading(nanoseconds + later).instant
            return one.unixNanoseconds(of: instant) == other.unixNanoseconds(of: instant)
        } && one.isRateKnown == other.isRateKnown
    }

    @Test("Maps instants before and after its origin")
    func mapping() {
        let scale = scale(at: 500)
        #expect(scale.unixNanoseconds(of: TraceInstant(ticks: 1_000)) == 5_000)
        #expect(scale.unixNanoseconds(of: TraceInstant(ticks: 4_000)) == 6_000)
        #expect(scale.nanoseconds(from: TraceInstant(ticks: 4_000), to: TraceInstant(ticks: 1_000)) == -1_000)
    }

    @Test("Stays unchanged while it deviates by at most ten microseconds")
    func unchanged() {
        let now = reading(60 * Self.second, clockAhead: TraceTimescale.deviationMax)
        #expect(scale(at: 0).corrected(by: now, watchedSince: reading(0)) == nil)
    }

    @Test("Learns the rate of the counter")
    func rate() throws {
        let corrected = try #require(
            scale(at: 0, ticks: 3.001).corrected(by: reading(Self.second), watchedSince: reading(0)))
        #expect(agree(corrected, scale(at: Self.second), from: Self.second))
    }

    @Test("Replaces a wrong first estimate of the rate after any time")
    func guess() throws {
        let guess = scale(at: 0, ticks: 7, isRateKnown: false)
        let corrected = try #require(guess.corrected(by: reading(60 * Self.second), watchedSince: reading(0)))
        #expect(agree(corrected, scale(at: 60 * Self.second), from: 60 * Self.second))
        let early = try #require(guess.corrected(by: reading(Self.second / 2), watchedSince: reading(0)))
        #expect(agree(early, scale(at: Self.second / 2, isRateKnown: false), from: Self.second / 2))
    }

    @Test("Keeps the rate if the counter stood still for a while")
    func standstill() throws {
        let now = reading(10 * Self.second, clockAhead: 3_600 * Self.second)
        let corrected = try #require(scale(at: 0).corrected(by: now, watchedSince: reading(0)))
        let expected = TraceTimescale(.init(origin: now, nanosecondsPerTick: 1 / 3.0), isRateKnown: true)
        #expect(agree(corrected, expected, from: 10 * Self.second))
    }

    /// Returns a mapping that was corrected once, so that it has mapped what was exported.
    private func used() throws -> TraceTimescale {
        let guess = scale(at: 0, ticks: 2, isRateKnown: false)
        return try #require(guess.corrected(by: reading(Self.second / 2), watchedSince: reading(0)))
    }

    @Test("The first correction applies to all instants, since nothing has been exported before")
    func first() throws {
        #expect(try used().unixNanoseconds(of: reading(100).instant) == 5_100)
    }

    @Test("Maps what was before a correction as it did before")
    func history() throws {
        let now = reading(10 * Self.second, clockAhead: Self.second)
        let corrected = try #require(used().corrected(by: now, watchedSince: reading(0)))
        let before = reading(10 * Self.second - 1)
        #expect(corrected.unixNanoseconds(of: before.instant) == before.unixNanoseconds)
        #expect(corrected.unixNanoseconds(of: now.instant) == now.unixNanoseconds)
    }

    @Test("Goes slower if it is ahead of the clock, and follows the clock once that has caught up")
    func slowing() throws {
        // After half a second a clock that seemed to be fast by a millisecond has given the wrong rate.
        let guess = scale(at: 0, ticks: 2, isRateKnown: false)
        let half = Self.second / 2
        let wrong = try #require(
            guess.corrected(by: reading(half, clockAhead: 500_000), watchedSince: reading(0)))
        let corrected = try #require(wrong.corrected(by: reading(Self.second), watchedSince: reading(0)))
        let times = (0..<4_000).map { corrected.unixNanoseconds(of: reading($0 * Self.second / 1_000).instant) }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        // It was a millisecond ahead, and makes up for it within a second.
        #expect(agree(corrected, scale(at: 0), from: 2_010 * Self.second / 1_000))
        #expect(times[1_500] > reading(1_500 * Self.second / 1_000).unixNanoseconds + 400_000)
    }

    @Test("Keeps the order of all instants over any corrections", arguments: 0..<20)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var scale = try used()
        var time = Self.second / 2
        var latest = (instant: reading(time).instant, time: scale.unixNanoseconds(of: reading(time).instant))
        for _ in 0..<200 {
            time += .random(in: 1...2_000_000_000, using: &random)
            // The clock jitters, and its own rate is steered by somebody.
            let now = reading(time, clockAhead: .random(in: 0...30_000, using: &random) + time / 20_000)
            for back in [800, 200, 0] as [UInt64] {
                let instant = TraceInstant(ticks: now.instant.ticks - back)
                guard instant > latest.instant else { continue }
                let mapped = scale.unixNanoseconds(of: instant)
                #expect(mapped >= latest.time)
                latest = (instant, mapped)
            }
            scale = scale.corrected(by: now, watchedSince: reading(0)) ?? scale
            // What has not been exported yet comes out as it would have before.
            let before = TraceInstant(ticks: now.instant.ticks - 1)
            #expect(scale.unixNanoseconds(of: before) <= latest.time)
            #expect(latest.time - scale.unixNanoseconds(of: before) <= 1)
        }
    }

    @Test("Follows the clock in this process")
    func process() {
        let before = TraceClock.shared.timescaleOfEnded().unixNanoseconds(of: .now)
        let after = TraceClock.shared.timescaleOfEnded().unixNanoseconds(of: .now)
        #expect(after + TraceTimescale.deviationMax >= before)
        #expect(after - min(before, after) < Self.second * 10)
    }
}
