open class Base {
    public init() {}

    // @trace
    open func load(key: String) -> Int { 1 }
}

public final class Derived: Base {
    public override func load(key: String) -> Int { super.load(key: key) + 1 }
}

public actor Counter {
    public init() {}

    // @trace
    public func next() async -> Int { 1 }
}

// @trace
public func parse(_ text: String) -> Int { text.count }

public struct Callable {
    public init() {}

    // @trace
    public func callAsFunction(x: Int) -> Int { x }
}

public struct Box<T> {
    public init() {}

    // @trace
    public func unbox(_ number: Int) -> Int { number }
}

extension Box where T == String {
    public func twice() -> Int { unbox(1) + self.unbox(2) }
}

public typealias IntBox = Box<Int>

#if NEVER
func notCompiled(_ store: UserStore) throws { _ = try store.getUser(id: 1) }

// @trace
func annotatedNotCompiled() {}
#endif
