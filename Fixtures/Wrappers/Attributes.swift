/// Attributes that a wrapper repeats, and such that it does not.
@available(macOS 15, *)
struct Device {
    // @trace
    @discardableResult
    @inlinable
    func ping() -> Int { 1 }

    // @trace
    @available(*, deprecated, message: "ping it")
    @inline(never)
    func poke() -> Int { 2 }

    // @trace(keeping: ["@inline(never)"])
    @inline(__always) @Sendable func status() -> Int { 3 }

    // @trace
    @_disfavoredOverload
    func read<T>(_ value: T) -> String { "any" }

    // @trace
    func read(_ value: Int) -> String { "integer" }
}

@globalActor
actor RadioActor {
    static let shared = RadioActor()
}

// @trace
@RadioActor func tune() -> Bool {
    RadioActor.assertIsolated()
    return true
}

final class Radio {}

@RadioActor
extension Radio {
    // @trace
    func play() -> Bool {
        RadioActor.assertIsolated()
        return true
    }
}
