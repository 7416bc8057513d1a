/// A decorator's functions have the effects, generics and ways of passing values that the protocol requires.

// @trace
protocol Toolbox {
    func count() -> Int
    func parse(_ text: String) throws -> Int
    func checked(_ number: Int) throws(NegativeNumber) -> Int
    func mapped<T, E: Error>(_ transform: (Int) throws(E) -> T) throws(E) -> [T]
    func run<T>(_ body: () throws -> T) rethrows -> T
    func runLater(_ body: @Sendable () async throws -> Int) async rethrows -> Int
    func orElse(_ fallback: @autoclosure () throws -> Int) rethrows -> Int
    func stop() throws -> Never
    func all<each Value: Sendable>(_ values: repeat each Value) async -> (repeat each Value)
    func longest(of words: some Sequence<String>) -> String?
    @discardableResult
    func keep(_ job: @escaping @Sendable () -> Void) -> Int
    func increase(_ number: inout Int, by: Int)
    func add(_: Int, to base: Int) -> Int
    func sum<Number>(_ numbers: [Number]) -> Number where Number: AdditiveArithmetic
}

struct NegativeNumber: Error {}

struct Tools: Toolbox {
    func count() -> Int { 3 }
    func parse(_ text: String) throws -> Int { try checked(Int(text) ?? -1) }
    func checked(_ number: Int) throws(NegativeNumber) -> Int {
        guard number >= 0 else { throw NegativeNumber() }
        return number
    }
    func mapped<T, E: Error>(_ transform: (Int) throws(E) -> T) throws(E) -> [T] { [try transform(1)] }
    func run<T>(_ body: () throws -> T) rethrows -> T { try body() }
    func runLater(_ body: @Sendable () async throws -> Int) async rethrows -> Int { try await body() }
    func orElse(_ fallback: @autoclosure () throws -> Int) rethrows -> Int { try fallback() }
    func stop() throws -> Never { throw NegativeNumber() }
    func all<each Value: Sendable>(_ values: repeat each Value) async -> (repeat each Value) { (repeat each values) }
    func longest(of words: some Sequence<String>) -> String? { words.max { $0.count < $1.count } }
    func keep(_ job: @escaping @Sendable () -> Void) -> Int {
        job()
        return 1
    }
    func increase(_ number: inout Int, by step: Int) { number += step }
    func add(_ number: Int, to base: Int) -> Int { number + base }
    func sum<Number>(_ numbers: [Number]) -> Number where Number: AdditiveArithmetic { numbers.reduce(.zero, +) }
}
