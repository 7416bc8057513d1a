/// A duration in nanoseconds as text: `12.402 ms`.
/// There is one unit everywhere, so that a column can be compared by eye.
func milliseconds(_ nanoseconds: UInt64) -> String {
    let microseconds = (nanoseconds + 500) / 1_000
    let fraction = String(microseconds % 1_000)
    return "\(microseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + " ms"
}
