/// Conditions, availability and access come along.
public import Foundation

#if canImport(Foundation)
// @trace
@available(macOS 15, *)
public protocol PageSource: Sendable {
    associatedtype Body: Sendable

    func page(at url: URL) async throws -> Body
    #if os(Linux)
    func linuxPage() -> Int
    #else
    func otherPage() -> Int
    #endif
    @available(macOS 26, *)
    func newPage() -> Int
    @available(*, deprecated, message: "use page(at:)")
    func oldPage() -> Int
    static var host: String { get }
}
#endif

public struct StaticPages: PageSource {
    public func page(at url: URL) async throws -> String { url.path }
    #if os(Linux)
    public func linuxPage() -> Int { 1 }
    #else
    public func otherPage() -> Int { 1 }
    #endif
    public func newPage() -> Int { 2 }
    public func oldPage() -> Int { 3 }
    public static var host: String { "localhost" }
}

/// Round functions a builder stays out of the decorator: it would build what is built already.
@resultBuilder
enum LineBuilder {
    static func buildBlock(_ lines: String...) -> [String] { lines }
}

// @trace
protocol Letter {
    @LineBuilder
    var greeting: [String] { get }
    @LineBuilder
    func body(for name: String) -> [String]
}

struct Invitation: Letter {
    var greeting: [String] { "Dear" }
    func body(for name: String) -> [String] {
        name
        "come"
    }
}
