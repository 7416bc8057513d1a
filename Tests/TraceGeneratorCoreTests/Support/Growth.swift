#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif

/// The factor of the work when its input grows four times: about 4 if it is linear, 16 if it is quadratic.
///
/// It counts the processor time of this thread, so that other work on the machine does not matter.
func growth(of work: (_ size: Int) -> Void, from size: Int) -> Double {
    let small = (0..<3).map { _ in processorTime { work(size) } }.min() ?? 0
    let large = (0..<2).map { _ in processorTime { work(4 * size) } }.min() ?? 0
    return large / small
}

/// The processor time of this thread, in seconds.
func processorTime(of work: () -> Void) -> Double {
    let start = threadTime()
    work()
    return threadTime() - start
}

private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
