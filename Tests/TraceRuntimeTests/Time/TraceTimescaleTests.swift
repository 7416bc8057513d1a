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
        TraceTimescale(origin: reading(nanoseconds), nanosecondsPerTick: 1 / ticks, isRateKnown: isRateKnown)
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
        #expect(corrected == scale(at: Self.second))
    }

    @Test("Replaces a wrong first estimate of the rate after any time")
    func guess() throws {
        let guess = scale(at: 0, ticks: 7, isRateKnown: false)
        let corrected = try #require(guess.corrected(by: reading(60 * Self.second), watchedSince: reading(0)))
        #expect(corrected == scale(at: 60 * Self.second))
        let early = try #require(guess.corrected(by: reading(Self.second / 2), watchedSince: reading(0)))
        #expect(early == scale(at: Self.second / 2, isRateKnown: false))
    }

    @Test("Keeps the rate if the counter stood still for a while")
    func standstill() throws {
        let now = reading(10 * Self.second, clockAhead: 3_600 * Self.second)
        let corrected = try #require(scale(at: 0).corrected(by: now, watchedSince: reading(0)))
        #expect(corrected == TraceTimescale(origin: now, nanosecondsPerTick: 1 / 3.0, isRateKnown: true))
    }

    @Test("Follows the clock in this process")
    func process() {
        let before = TraceClock.shared.adjustedTimescale().unixNanoseconds(of: .now)
        let after = TraceClock.shared.adjustedTimescale().unixNanoseconds(of: .now)
        #expect(after + TraceTimescale.deviationMax >= before)
        #expect(after - min(before, after) < Self.second * 10)
    }
}
