import Testing

@testable import TraceGeneratorCore

@Suite("What an annotation belongs to")
struct AnnotationAttachmentTests {
    @Test("the next declaration, with comments, attributes, modifiers and blank lines between")
    func attached() {
        let parsed = ParsedFile(
            """
            // @trace
            func a() {}
            struct S {
                // @trace
                // a comment

                /* another */
                @MainActor
                public
                func b() {}
                @MainActor
                // @trace
                public func c() {}
                // @trace
                static var d: Int { 1 }
                #if DEBUG
                // @trace
                func e() {}
                #endif
                // @trace
                #if DEBUG
                @MainActor
                #endif
                func f() {}
                func g() {
                    // @trace
                    func h() {}
                }
            }
            """, listing: .annotated)
        #expect(
            parsed.annotationText == """
                1: a
                4: S.b
                12: S.c
                14: S.d
                17: S.e
                20: S.f
                26: S.{}.h
                """)
    }

    @Test("nothing else may stand between or below")
    func refused() {
        let parsed = ParsedFile(
            """
            // @trace
            import Foundation
            // prose
            struct S {
                // @trace
                init() {}
                // @trace
                deinit {}
                // @trace
                subscript(i: Int) -> Int { 1 }
                // @trace
                var stored = 1
                // @trace
                let constant: Int
                // @trace
                typealias T = Int
                // @trace
                #if DEBUG
                func a() {}
                #endif
                func b( // behind code
                    // @trace
                    c: Int) {
                    // @trace
                    call()
                    // @trace
                    let closure = { 1 }
                    // @trace
                }
                // @trace
                // @traceDB
                func d() {}
                // @trace
            }
            enum E {
                // @trace
                case e
            }
            // @trace
            { }
            // @trace
            #Preview { }
            // @trace
            infix operator +
            // @trace
            """, listing: .annotated)
        #expect(
            parsed.annotationText == """
                30: S.d
                1:4: unsupportedDeclaration
                5:8: initializer
                7:8: deinitializer
                9:8: subscriptDeclaration
                11:8: storedProperty
                13:8: storedProperty
                15:8: unsupportedDeclaration
                17:8: nothingBelow
                22:12: nothingBelow
                24:12: nothingBelow
                26:12: closure
                28:12: nothingBelow
                31:8: twoAnnotations
                33:8: nothingBelow
                36:8: unsupportedDeclaration
                39:4: closure
                41:4: nothingBelow
                43:4: unsupportedDeclaration
                45:4: nothingBelow
                """)
    }

    @Test("only annotated declarations are listed when only they are asked for")
    func listing() {
        let source = """
            func a() { func b() {} }
            // @trace
            func c() {}
            """
        #expect(ParsedFile(source, listing: .annotated).declarations.map(\.name.text) == ["c"])
        #expect(ParsedFile(source, listing: .everything).declarations.map(\.name.text) == ["a", "b", "c"])
    }
}
