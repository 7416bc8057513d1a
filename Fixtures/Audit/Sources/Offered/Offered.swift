/// Nothing here calls its wrapper; other packages may.
public struct Offered {
    public init() {}

    // @trace
    public func offer() {}

    // @trace
    func forget() {}
}
