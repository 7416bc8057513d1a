// Raw identifiers as swift-testing's users write them, and backticks wherever Swift takes them.
import Foundation
@_implementationOnly import struct Foundation.`URL`

@Suite("An order") struct `An order that was paid` {
    @Test func `is shipped within 3 days, isn't it?`() async throws {}
    @Test(arguments: [1, 2]) func `costs $5 (or more): {brackets} "quotes" // no comment`(_ `unit price`: Int) {}
    @Test func `/* is no comment either`() throws(`Shipping error`) {}

    struct `Shipping error`: Error {
        var `what went wrong`: String { "nothing" }
    }

    func `default`(`in` `class`: `Any Type`.`Type`, `for` x: Int = .`init`(1)) -> `Self`? { nil }
    var `is ready`: Bool { get async throws { true } }
    func `1st`<`Element Type`>(_: `Element Type`) where `Element Type`: `Some Protocol` {}
}

extension `An order that was paid`.`Shipping error` {
    static func == (left: Self, right: Self) -> Bool { true }
    func `+ and more`() {}
}

#if `a flag`
func `when flagged`() {}
#elseif os(Linux)
func `#if`() {}
#endif
