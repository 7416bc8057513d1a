public import Foundation
public import Synchronization

/// An import stays public where a public wrapper may name what it imports; `Synchronization` is the source's alone.
public struct Meeting: Sendable {
    public typealias Minute = TimeInterval

    public let start: Date

    public init(start: Date) { self.start = start }

    public static func count(_ counter: borrowing Atomic<Int>) -> Int { counter.load(ordering: .relaxed) }

    // @trace
    public func end(after minutes: Minute) -> Date { start + minutes * 60 }
}

public protocol Moment: Codable, Sendable {
    associatedtype Value: Codable & Sendable
    var value: Value { get set }
    func shifted(by seconds: Int) -> Value
}

/// Its decorator conforms to `Codable` with a `Date`, which only the clause names.
// @trace
public protocol Deadline: Moment where Value == Date {}

public struct Closing: Deadline {
    public var value: Date

    public init(value: Date) { self.value = value }

    public func shifted(by seconds: Int) -> Date { value + Double(seconds) }
}
