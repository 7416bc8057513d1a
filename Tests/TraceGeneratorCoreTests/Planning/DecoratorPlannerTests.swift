import Testing

@testable import TraceGeneratorCore

@Suite("The decorator of a protocol")
struct DecoratorPlannerTests {
    @Test(
        "has what the protocol inherits, from whatever file",
        arguments: [
            ["protocol Base { func load() }"],
            ["protocol Base: Root {}", "protocol Root { func load() }"],
            ["protocol Other {}", "#if DEBUG\nprotocol Base { func load() }\n#endif"],
            ["protocol Base { func load() }\nprotocol BaseOfOther { func other() }"],
        ])
    func inherited(_ others: [String]) {
        let text = generated("// @trace\nprotocol Store: Base {}", beside: others)
        #expect(text.contains("self.base.load()"))
        #expect(!text.contains("other()"))
    }

    @Test("has a requirement once that two protocols declare, with the setter that one of them has")
    func repeatedRequirements() {
        let text = generated(
            "// @trace\nprotocol Store: Base { func load()\nvar name: String { get } }",
            beside: ["protocol Base { func load()\nvar name: String { get set } }"])
        #expect(text.matches(of: /func load\(\)/).count == 1)
        #expect(text.matches(of: /var name/).count == 1)
        #expect(text.contains("set { self.base.name = newValue }"))
    }

    @Test("has a requirement once that is repeated without 'any', or with another name that no call writes")
    func respelledRequirements() {
        let text = generated(
            """
            // @trace
            protocol Store: Comparable, Decodable {
            static func < (lhs: Self, rhs: Self) -> Bool
            init(from coder: Decoder) throws
            }
            """, beside: [])
        #expect(text.matches(of: /static func </).count == 1)
        #expect(text.matches(of: /init\(from/).count == 1)
    }

    @Test(
        "is a class where only classes conform",
        arguments: ["AnyObject", "Other", "Swift.AnyObject & Sendable"])
    func classes(_ inheritance: String) {
        let text = generated(
            "// @trace\nprotocol Store: \(inheritance) { func load() }", beside: ["protocol Other: AnyObject {}"])
        #expect(text.contains("final class TracedStore<Base: Store>: Store {"))
    }

    @Test(
        "is not made where a type that a conforming one must have is bound to 'Self'",
        arguments: [
            "protocol P where 1️⃣A.B == Self { associatedtype A }",
            "protocol P where 1️⃣Self == A.B { associatedtype A }",
            "protocol P: Q where A == Int, 1️⃣Self.B == [Self] {}",
            "protocol P: Q where 1️⃣A: Collection<Self> {}",
            "protocol P: Q, 1️⃣R<Self> {}",
            "protocol P where 1️⃣Self: R<Self> {}",
            "protocol P { associatedtype A: Q 1️⃣where A.B == Self }",
            "protocol P { associatedtype A: 1️⃣R<Self> }",
        ])
    func boundToSelf(_ declaration: String) {
        let source = MarkedSource("// @trace\n" + declaration)
        let other = SourceFile(path: "B.swift", bytes: Array("protocol Q {}\nprotocol R<A> { associatedtype A }".utf8))
        let diagnostics = Generator.generate(sources: [source.file, other], moduleName: "App").diagnostics
        #expect(diagnostics.map(\.identifier) == ["selfInRequirement"])
        #expect(diagnostics.map { source.name(of: $0.location) } == ["1️⃣"])
    }

    @Test(
        "is made where a clause says of 'Self' what it is, or names its associated types",
        arguments: [
            "where Self: Q", "where Self: Sendable, Self.A == Int", ": Q where Self.A: Collection, A == [Self.B]",
        ])
    func notBoundToSelf(_ clauses: String) {
        let text = generated(
            "// @trace\nprotocol P \(clauses) { associatedtype A\nassociatedtype B\nfunc f() }",
            beside: ["protocol Q {}"])
        #expect(text.contains("self.base.f()"))
    }

    @Test("is not made where requirements are annotated and the protocol is not")
    func unannotatedProtocol() {
        let source = SourceFile(
            path: "A.swift", bytes: Array("protocol P {\n// @trace\nfunc f()\n}".utf8))
        let generation = Generator.generate(sources: [source], moduleName: "App")
        #expect(generation.diagnostics.map(\.identifier) == ["protocolRequirement"])
    }

    @Test("is in the catalogue with what its functions trace")
    func catalogue() {
        let source = SourceFile(
            path: "A.swift",
            bytes: Array(
                "// @traceDB(table: \"users\")\nprotocol Users { func get(id: Int)\nvar name: Int { get } }".utf8))
        let declarations = Generator.catalogue(sources: [source], moduleName: "App").declarations
        #expect(declarations.map(\.wrapper) == ["get(id:)"])
        #expect(declarations.map(\.span) == ["get users"])
        #expect(declarations.map(\.decorator) == ["TracedUsers"])
    }

    /// Returns the generated text of the first source.
    private func generated(_ text: String, beside others: [String]) -> String {
        let sources = ([text] + others).enumerated().map { index, text in
            SourceFile(path: "File\(index).swift", bytes: Array(text.utf8))
        }
        let generation = Generator.generate(sources: sources, moduleName: "App")
        #expect(generation.diagnostics == [])
        return generation.files[0].contents
    }
}
