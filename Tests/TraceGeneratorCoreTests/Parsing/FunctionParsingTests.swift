import Testing

@testable import TraceGeneratorCore

@Suite("What is read of a function")
struct FunctionParsingTests {
    @Test("its parts, in whatever order and layout they are written")
    func parts() {
        let parsed = ParsedFile(
            """
            @discardableResult
            @available(macOS 15, *) public nonisolated(nonsending) static
            func get<T: Sendable, each U>(
                // the key
                _ key: T = .init(), for id: inout [String: (each U)]?, `default`: @escaping @Sendable () -> Void
            ) throws(Problem<T>) /* sic */ async
                -> (some Sequence<T>)? where T: Equatable, repeat each U == Int
            { key }
            """)
        #expect(
            parsed.text == """
                func get
                    attributes: @discardableResult · @available(macOS 15, *)
                    modifiers: public · nonisolated(nonsending) · static
                    generics: <T: Sendable, each U>
                    parameter: _ key: T = .init()
                    parameter: for id: [inout] [String: (each U)]?
                    parameter: `default`: [@escaping] [@Sendable] () -> Void
                    effects: async · throws Problem<T>
                    result: (some Sequence<T>)?
                    where: where T: Equatable, repeat each U == Int
                """)
    }

    @Test("every kind of type ends where it ends")
    func types() {
        let types = [
            "Int", "Int??", "Set<Set<Int>>", "Set<Int>?", "[Int]", "[String: [Int]]", "[3 of Int]", "(Int, b: String)",
            "() -> Void", "(Int) async throws -> () -> Int?", "@Sendable (inout Int) throws(E) -> Void",
            "Outer<T>.Inner",
            "Module::Outer.Inner", "any P & Q", "some Collection<Int>", "(any P)?", "~Copyable", "any ~Copyable & P",
            "Int.Type", "(any P).Type", "repeat each T", "(repeat each T)", "Vector<3, Int>", "Vector<-1>", "Self", "_",
            "@autoclosure() -> Int", "sending Int", "@convention(c) (Int) -> Int", "borrowing Int", "`default`",
            "isolated (any Actor)?", "nonisolated(nonsending) () async -> Void", "consuming", "A\n        .B",
        ]
        let source = "protocol P {\n" + types.map { "    func f(a: \($0), b: Int) -> \($0)\n" }.joined() + "}"
        let parsed = ParsedFile(source)
        #expect(parsed.declarations.map { $0.parameters.first?.fullType.text } == types)
        #expect(parsed.declarations.map { $0.parameters.last?.fullType.text } == types.map { _ in "Int" })
        #expect(parsed.declarations.map { $0.result?.text } == types)
    }

    @Test("what follows a type keeps its attributes, also if the type's last bracket stands on a line of its own")
    func bracketOnALineOfItsOwn() {
        let parsed = ParsedFile(
            """
            typealias Producer<T> = Sequence<
                T
            >

            @inlinable public func make() {}

            let producer: Producer<
                Int
            >

            @inlinable public func take() {}
            """)
        #expect(
            parsed.text == """
                func make
                    attributes: @inlinable
                    modifiers: public
                func take
                    attributes: @inlinable
                    modifiers: public
                """)
    }

    @Test("default values end at their own comma")
    func defaultValues() {
        let values = [
            "1", "-1", ".none", "nil", "[:]", "[1, 2]", "{ a, b in a < b }", "f(1, 2)", "Dictionary<String, Int>()",
            "a ? b : c", "#function", "#\"a, b\"#", "\"\\(f(1, 2)), \"", "/a, b/", "a as? [Int]", "try! g()", "x < y",
            "Pair<A, B>.c", "foo { $0 } done: { 1 }", "\\.a.b", "[Pair<A, B>]()", "#isolation", "a << b", "(1, 2)",
            "f<A, (B, C)>(1)", "\"\"\"\n    a, b\n    \"\"\"", "if a { 1 } else { 2 }", "a == b ? c : d",
            "Foo<A, B>", "await f()", "a!", "b?.c", "...3", "x...", "Int.max",
        ]
        let source = values.map { "func f(a: Int = \($0), b: Int) {}\n" }.joined()
        let parsed = ParsedFile(source)
        #expect(parsed.declarations.map { $0.parameters.first?.defaultValue?.text } == values)
        #expect(parsed.declarations.map { $0.parameters.count } == values.map { _ in 2 })
    }

    @Test("generic clauses of every kind")
    func genericClauses() {
        let clauses = [
            "<T>", "<T: P & Q, U>", "<each T: P>", "<let N: Int>", "<T: ~Copyable>", "<T: Sequence<Int>>",
            "<T: Collection<Set<Int>>>",
        ]
        let parsed = ParsedFile(clauses.map { "func f\($0)(a: Int) {}\n" }.joined())
        #expect(parsed.declarations.map { $0.genericParameters?.text } == clauses)
    }

    @Test("operators and names that need backticks or are keywords elsewhere")
    func names() {
        let names = [
            "+", "==", ">=", "<", "<<", "..<", "!", "&&&", "`default`", "`a raw name`", "open", "get", "async", "actor",
            "some", "é", "_list", "**>", "/", "~=",
        ]
        let source = names.map { "    static func \($0) (a: Int) {}\n" }.joined()
        let parsed = ParsedFile("struct S {\n\(source)}\nfunc ==<T>(a: T) {}\nfunc <<T>(a: T) {}")
        #expect(parsed.declarations.map(\.name.text) == names + ["==", "<"])
        #expect(parsed.declarations.suffix(2).map { $0.genericParameters?.text } == ["<T>", "<T>"])
    }

    @Test("contextual keywords are modifiers only before a declaration")
    func modifiers() {
        let parsed = ParsedFile(
            """
            class C {
                let a: Int = open
                func b() {}
                case open
                open class override func c() { open() }
                private(set) unowned(safe) var d: Int { 1 }
                func e() {
                    prefix(3)
                    final += 1
                    func f() {}
                }
                enum E { case open, final; mutating func g() {} }
                static prefix func + (a: C) -> C
                convenience init() {}
                dynamic func h()
            }
            class open { func i() {} }
            infix operator +++
            public func j() {}
            typealias Pair = Dictionary<
                Int
            >
            public func k() {}
            let l: Array<
                Int
            >
            public func m() {}
            """)
        let modifiers = parsed.declarations.map {
            "\($0.name.text): \($0.modifiers.map(\.fragment.text).joined(separator: " "))"
        }
        #expect(
            modifiers == [
                "b: ", "c: open class override", "d: private(set) unowned(safe)", "e: ", "f: ", "g: mutating",
                "+: static prefix", "h: dynamic", "i: ", "j: public", "k: public", "m: public",
            ])
    }

    @Test("conditions round it, round the types round it and round its attributes")
    func conditions() {
        let parsed = ParsedFile(
            """
            #if (os(Linux) /* really */
                && !DEBUG) // yes
            extension S {
                #if A
                func a() {}
                #elseif B || C
                func b() {}
                #else
                func c() {}
                #endif
                #if D
                @MainActor
                #else
                @Sendable
                #endif
                @inlinable func d() {}
            }
            #endif
            func e() {}
            """)
        #expect(
            parsed.text == """
                func a
                    in: extension S
                    if: (os(Linux) && !DEBUG) · A
                func b
                    in: extension S
                    if: (os(Linux) && !DEBUG) · B || C, not A
                func c
                    in: extension S
                    if: (os(Linux) && !DEBUG) · else, not A, not B || C
                func d
                    attributes: @MainActor if D · @Sendable if else, not D · @inlinable
                    in: extension S
                    if: (os(Linux) && !DEBUG)
                func e
                """)
    }

    @Test("what follows branches that share a brace is still read")
    func sharedBraces() {
        let parsed = ParsedFile(
            """
            struct S {
                #if A
                func a() {
                #else
                func a(b: Int) {
                #endif
                    print()
                }
                func c() {}
            }
            func d() {}
            """)
        #expect(
            parsed.text == """
                func a
                    in: struct S
                    if: A
                func a
                    parameter: b: Int
                    in: struct S
                    if: else, not A
                func c
                    in: struct S
                func d
                """)
    }
}
