import Testing

@testable import TraceGeneratorCore

@Suite("What is read of a property")
struct PropertyParsingTests {
    @Test("computed properties with the effects of their getters")
    func computed() {
        let parsed = ParsedFile(
            """
            struct S {
                public var a: Int { 1 }
                @MainActor static var b: [Int]? {
                    @inlinable mutating get async throws(E) { [] }
                }
                var c: Int { get { 1 } set { } }
                var d: Int { get }
                var e: any P & Q { _read { yield 1 } }
                var f: () -> Int { { 1 } }
                var g: Int { get(1) }
                var h: Int { read { 1 } }
                var i: Int { borrow { j } mutate { &j } }
                var j: Int { 1 }, k: Int { 2 }
                var l: Int {
                    willSet { }
                }
            }
            """)
        #expect(
            parsed.declarations.map(\.text).map { $0.replacing("\n    in: struct S", with: "") }.joined(separator: "\n")
                == """
                var a
                    accessors: get
                    modifiers: public
                    result: Int
                var b
                    accessors: get
                    attributes: @MainActor
                    modifiers: static
                    getter: mutating
                    effects: async · throws E
                    result: [Int]?
                var c
                    accessors: get and more
                    result: Int
                var d
                    accessors: get
                    result: Int
                    body: none
                var e
                    accessors: get and more
                    result: any P & Q
                var f
                    accessors: get
                    result: () -> Int
                var g
                    accessors: get
                    result: Int
                var h
                    accessors: get
                    result: Int
                var i
                    accessors: get and more
                    result: Int
                var j
                    accessors: get
                    result: Int
                var k
                    accessors: get
                    result: Int
                var l
                    accessors: get and more
                    result: Int
                """)
    }

    @Test("stored properties are none, whatever follows them")
    func stored() {
        let parsed = ParsedFile(
            """
            struct S {
                var a = 1
                var b: Int = f { 1 } { didSet {} }
                let c: Int
                lazy var d: Int = { 1 }()
                var (e, f): (Int, Int) = (1, 2)
                @Wrapper(1) var g: Int
                var h: Int
                { 1 }
                func i() {
                    if var j = x { }
                    for var k in x { }
                    switch x { case var y: foo { } }
                    var l: Int { 1 }
                }
            }
            """)
        #expect(parsed.declarations.map(\.name.text) == ["h", "i", "l"])
    }
}
