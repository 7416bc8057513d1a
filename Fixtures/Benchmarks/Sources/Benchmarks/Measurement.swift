import Foundation
import MallocCounter

/// What one call costs.
struct Cost {
    /// The best round's mean: a disturbance only ever adds to it.
    var nanoseconds: Double
    /// Of the calling thread, in the round with the fewest.
    var allocations: Double

    static func - (left: Cost, right: Cost) -> Cost {
        Cost(
            nanoseconds: max(0, left.nanoseconds - right.nanoseconds),
            allocations: max(0, left.allocations - right.allocations))
    }
}

/// Measures rounds of calls, after one that warms up.
///
/// - Parameters:
///   - between: runs after each round, outside of what is measured: empties the queue, say.
///   - round: makes so many calls.
func measured(
    rounds: Int = 11, calls: Int, between: @Sendable () async -> Void = {}, _ round: @Sendable (Int) async -> Int
) async -> Cost {
    var best = Cost(nanoseconds: .infinity, allocations: .infinity)
    for number in 0...rounds {
        let (nanoseconds, allocations) = await timed { consume(await round(calls)) }
        await between()
        if number == 0 { continue }
        best.nanoseconds = min(best.nanoseconds, nanoseconds / Double(calls))
        best.allocations = min(best.allocations, allocations / Double(calls))
    }
    return best
}

/// The time that something takes, and what this thread allocates meanwhile.
private func timed(_ body: () async -> Void) async -> (nanoseconds: Double, allocations: Double) {
    let allocated = malloc_count()
    let start = ContinuousClock.now
    await body()
    let elapsed = ContinuousClock.now - start
    return (elapsed / .nanoseconds(1), Double(malloc_count() &- allocated))
}

/// What all threads of this process have computed so far, in nanoseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// In bytes: the most memory that this process has had so far.
func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1_024
}

/// Keeps the optimizer from dropping what computes a value.
@inline(never)
@_optimize(none)
func consume(_ value: Int) {}
