public protocol Greeting {
    func greet(name: String) -> String
    func wave(times: Int) -> Int
}

extension Greeting {
    // @trace
    public func greet(name: String) -> String { "hello" }

    /// No requirement's.
    // @trace
    public func shout(name: String) -> String { greet(name: name) }
}

public struct English: Greeting {
    public init() {}

    // @trace(as: "waveTraced")
    public func wave(times: Int) -> Int { times }
}

/// A protocol of the standard library asks for what is annotated.
public struct Numbers: Sequence, IteratorProtocol {
    var count = 0

    public init() {}

    // @trace
    public mutating func next() -> Int? {
        count += 1
        return count > 3 ? nil : count
    }
}

public protocol Finding {
    func find(key: String) -> Int
}

/// The underscore gives the requirement's name to the wrapper.
public struct Finder: Finding {
    public init() {}

    // @trace
    public func _find(key: String) -> Int { 1 }

    public func findPastWrapper(key: String) -> Int { _find(key: key) }
}

/// Its conformances stand elsewhere.
public struct Late {
    public init() {}

    // @trace
    public func find(key: String) -> Int { 1 }

    // @trace
    public var description: String { "late" }
}
