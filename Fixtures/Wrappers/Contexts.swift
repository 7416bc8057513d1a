/// Functions in every kind of type.
class Animal {
    // @trace
    func itself() -> Self { self }

    // @trace
    class func species() -> String { "animal" }

    // @trace
    static func legs() -> Int { 4 }

    // @trace
    final func weigh() -> Int { 10 }
}

final class Dog: Animal {
    override class func species() -> String { "dog" }
}

enum Direction: String {
    case north, south

    // @trace(attributes: ["direction": self.rawValue])
    func turned() -> Direction { self == .north ? .south : .north }

    // @trace
    mutating func turn() { self = turned() }

    // @trace
    static func random(using generator: inout some RandomNumberGenerator) -> Direction { .north }
}

protocol Greeter {
    associatedtype Greeting
    func greet(_ name: String) -> Greeting
}

extension Greeter {
    // @trace
    func greetAll(_ names: [String]) -> [Greeting] { names.map(greet) }

    // @trace
    static func shared() -> Self? { nil }
}

extension Greeter where Greeting == String, Self: Sendable {
    // @trace
    func shout(_ name: String) async -> String { greet(name).uppercased() }
}

struct English: Greeter {
    func greet(_ name: String) -> String { "Hello, \(name)" }
}

extension [String] {
    // @trace
    func joinedByComma() -> String { joined(separator: ", ") }
}

/// The requirement has a default implementation, so that `await` chooses the annotated function.
protocol Sink {
    func write<Value: Equatable>(_ value: Value) -> Int
}

extension Sink {
    func write<Value: Equatable>(_ value: Value) -> Int { 1 }

    // @trace
    func write<Value: Equatable>(_ value: Value) async throws {}
}
