/// Its target does not use the plugin.
public struct Unwrapped {
    // @trace
    public func work() {}
}
