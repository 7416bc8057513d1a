/// Protocols with associated types, of classes, of types that cannot be copied, and inside of types.

// @trace
protocol ItemStore<Item>: Sendable {
    associatedtype Item: Sendable
    associatedtype Failure: Error = Never
    typealias Handler = (Item) -> Void

    func load() async throws(Failure) -> [Item]
    func each(_ handle: Handler)
    func index(of item: Item) -> Int?
}

struct Numbers: ItemStore {
    func load() async -> [Int] { [1, 2] }
    func each(_ handle: (Int) -> Void) { handle(1) }
    func index(of item: Int) -> Int? { item - 1 }
}

// @trace
protocol Ticker: AnyObject, Sendable, Identifiable {
    var zone: String { get }
    init(zone: String)
    func tick() async -> Int
    func copy() -> Self
    func isAhead(of other: Self) -> Bool
}

final class Wallclock: Ticker {
    let zone: String
    init(zone: String) { self.zone = zone }
    func tick() async -> Int { 1 }
    func copy() -> Wallclock { Wallclock(zone: zone) }
    func isAhead(of other: Wallclock) -> Bool { false }
}

// @trace
protocol ByteStream: ~Copyable {
    var position: Int { get set }
    init(path: String)
    func read(_ count: Int) async throws -> [UInt8]
    mutating func seek(to position: Int)
    consuming func close() throws -> Int
}

struct ByteFile: ByteStream, ~Copyable {
    var position = 0
    init(path: String) {}
    func read(_ count: Int) async throws -> [UInt8] { Array(repeating: 7, count: count) }
    mutating func seek(to position: Int) { self.position = position }
    consuming func close() throws -> Int { position }
}

// @trace
protocol Relay {
    func pass(_ pad: sending Scratchpad) async -> sending Scratchpad
    func keep(_ slot: consuming Slot<Int>) -> Bool
    func look(at handle: borrowing FileHandle) -> Int
}

struct Wire: Relay {
    func pass(_ pad: sending Scratchpad) async -> sending Scratchpad { pad }
    func keep(_ slot: consuming Slot<Int>) -> Bool { slot.isFull() }
    func look(at handle: borrowing FileHandle) -> Int { 1 }
}

enum Billing {
    struct Invoice: Equatable {
        let cents: Int
    }

    // @trace(capture: [cents])
    protocol Service {
        func bill(_ cents: Int) async -> Invoice
    }
}

struct Bank: Billing.Service {
    func bill(_ cents: Int) async -> Billing.Invoice { Billing.Invoice(cents: cents) }
}

/// The names of the decorator's own parts.
// @trace
protocol Wrapping {
    associatedtype Base
    func base() -> Base
}

struct Wrapped: Wrapping {
    func base() -> Int { 3 }
}
