/// Formats a duration in milliseconds: `12.402 ms`.
///
/// The unit is always the same, so that the values of a column can be compared at a glance.
func milliseconds(_ nanoseconds: UInt64) -> String {
    let microseconds = (nanoseconds + 500) / 1_000
    let fraction = String(microseconds % 1_000)
    return "\(microseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + " ms"
}
