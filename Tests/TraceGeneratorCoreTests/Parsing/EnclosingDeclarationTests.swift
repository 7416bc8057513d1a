import Testing

@testable import TraceGeneratorCore

@Suite("What is read of the types round a declaration")
struct EnclosingDeclarationTests {
    @Test("heads of every kind, and code")
    func heads() {
        let parsed = ParsedFile(
            """
            public enum API<T>: Sendable where T: P {
                case a(b: Int = f(), c), `default` = 1
                @MainActor final class Store: Base<[Int]>, @unchecked Sendable {
                    init(x: Int = { func local() {}; return 1 }()) { func inInit() {} }
                    subscript(i: Int) -> Int { get { func inSubscript() {}; return 1 } }
                    func inStore() {
                        struct Local { func inLocal() {} }
                        let closure = { func inClosure() {} }
                    }
                }
            }
            extension [Int].Inner: P where Element == Int { func inExtension() }
            extension API<Int> . Store { func inStore2() {} }
            distributed actor A { distributed func inActor() {} }
            let actor = 1
            protocol P<T>: class { func inProtocol() }
            func global() { extension.self; x.func; y(class: 1, func: 2) }
            """)
        let enclosing = parsed.declarations.map { declaration in
            declaration.text.split(separator: "\n").filter { !$0.contains("accessors") && !$0.contains("modifiers") }
                .joined(separator: "\n")
        }
        let store =
            "in: public enum API<T>: Sendable where T: P · @MainActor final class Store: Base<[Int]>, @unchecked Sendable"
        #expect(
            enclosing.joined(separator: "\n") == """
                func local
                    \(store) · code
                func inInit
                    \(store) · code
                func inSubscript
                    \(store) · code
                func inStore
                    \(store)
                func inLocal
                    \(store) · code · struct Local
                func inClosure
                    \(store) · code
                func inExtension
                    in: extension [Int].Inner: P where Element == Int
                    body: none
                func inStore2
                    in: extension API<Int> . Store
                func inActor
                    in: distributed actor A
                func inProtocol
                    in: protocol P<T>: class
                    body: none
                func global
                """)
    }

    @Test("the names that they declare")
    func names() {
        let parsed = ParsedFile(
            """
            import Foundation
            private let limit = 1, (a, (b, _)) = f(), c: Int
            enum API {
                case one, two(three: Int), four = 4
                static private func secret(x: Int) { let local = 1 }
                fileprivate(set) var open: Int { didSet { let no = 1 } }
                typealias Config = Int
                struct Nested { fileprivate var `default`: Int }
                init(y: Int) {}
                static func + (a: Int) {}
                func f() { struct Local { var x: Int } }
            }
            protocol P { associatedtype Item; macro }
            extension API.Nested { class var late: Int { 1 } }
            macro expand() = #external
            """)
        #expect(
            parsed.typeText == """
                file: API P (a) (b) (c) expand (limit)
                API: Config Nested f four one open (secret) two
                API/Nested: (default)
                P: Item
                API.Nested: late
                """)
    }
}
