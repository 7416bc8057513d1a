import Testing

@testable import TraceGeneratorCore

@Suite("Names that a wrapper cannot see are written out")
struct TypeMembersIndexTests {
    /// The qualified types and default values of the annotated function in the first source.
    private func signature(_ sources: String...) throws -> [String] {
        let files = sources.enumerated().map { index, source in
            let file = SourceFile(path: "\(index).swift", bytes: Array(source.utf8))
            return parse(file, tokens: lex(file))
        }
        let file = try #require(files.first)
        let declaration = try #require(file.annotated.first?.declaration)
        let index = TypeMembersIndex(files)
        var fragments: [Fragment] = []
        for parameter in declaration.parameters {
            fragments += [parameter.fullType, parameter.defaultValue].compactMap { $0 }
        }
        fragments += [declaration.result, declaration.whereClause].compactMap { $0 }
        return fragments.map { index.qualify($0, of: declaration, in: file.file) }
    }

    @Test(
        "members of outer types, wherever the target declares them; own members, generic parameters and others are not")
    func members() throws {
        let signature = try signature(
            """
            enum API {
                struct Config {}
                static let limit = 1
                struct Store<Element> {
                    typealias Key = Int
                    // @trace
                    func get<T>(a: Config, b: [Key: Late?], c: Element, d: T, e: Other = limit, f: Store<Config>) -> Key
                    where T: P, Element == Config {}
                }
            }
            """,
            "extension API { typealias Late = Int; struct T {}; struct Element {} }\nextension API.Store { struct Other {} }",
            "private extension API { private typealias Key = Int }")
        #expect(
            signature == [
                "API.Config", "[Key: API.Late?]", "Element", "T", "Other", "API.limit", "API.Store<API.Config>", "Key",
                "where T: P, Element == API.Config",
            ])
    }

    @Test("the nearest type wins, and each is named by its whole path")
    func nesting() throws {
        let signature = try signature(
            """
            extension A.B {
                struct C { struct D {
                    // @trace
                    func f(a: InA, b: InB, c: InC, d: InD, e: Twice) {}
                    struct InD {}
                } ; struct InC {}; struct Twice {} }
                struct InB {}; struct Twice {}
            }
            extension A { struct InA {} }
            """)
        #expect(signature == ["InA", "A.B.InB", "A.B.C.InC", "InD", "A.B.C.Twice"])
    }

    @Test("in expressions, members behind periods, labels and a closure's own names are left alone")
    func expressions() throws {
        let signature = try signature(
            """
            enum API {
                static let a = 1, b = 2, c = 3
                struct Store {
                    // @trace
                    func f(
                        x: Int = a + x.a + .a, y: Int = g(a: b, b: a ? b : c), z: [Int: Int] = [a: b],
                        s: String = "a \\(a) \\("\\(b)") a", r: String = #"\\(a) \\#(b)"#, k: Int = { a in a + b }(1),
                        l: Int = { let b = 1; return `a` + b }(), t: (a: Int, b: Int) = (a: 1, b), v: () -> Int = { c }
                    ) {}
                }
            }
            """)
        #expect(
            signature == [
                "Int", "API.a + x.a + .a", "Int", "g(a: API.b, b: API.a ? API.b : API.c)", "[Int: Int]",
                "[API.a: API.b]", "String", #""a \(API.a) \("\(API.b)") a""#, "String", ##"#"\(a) \#(API.b)"#"##, "Int",
                "{ a in a + API.b }(1)", "Int", "{ let b = 1; return API.`a` + b }()", "(a: Int, b: Int)",
                "(a: 1, API.b)", "() -> Int", "{ API.c }",
            ])
    }

    @Test("private names count in their own file only; generic parameters of outer types are seen")
    func visibility() throws {
        let signature = try signature(
            """
            extension API { struct Store {
                // @trace
                func f(a: Mine, b: Theirs, c: U) {}
            }; private typealias Mine = Int }
            """, "struct API<U> { fileprivate typealias Theirs = Int; struct U {} }")
        #expect(signature == ["API<U>.Mine", "Theirs", "U"])
    }
}
