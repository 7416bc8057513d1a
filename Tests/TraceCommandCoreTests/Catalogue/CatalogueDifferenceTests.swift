import Testing
import TraceCommandCore
import TraceGeneratorCore

@Suite("A committed catalogue")
struct CatalogueDifferenceTests {
    @Test("Agrees with itself in both formats")
    func same() throws {
        for committed in [CatalogueTests.markdown, try CatalogueTests.catalogue.json] {
            #expect(try CatalogueDifference(from: committed, to: CatalogueTests.catalogue).isEmpty)
        }
    }

    @Test("Does not mind that lines have moved")
    func movedLines() throws {
        let old = catalogue("// @trace\nfunc f() {}\n")
        let new = catalogue("\n\n// @trace\nfunc f() {}\n")
        for committed in [old.markdown, try old.json] {
            #expect(try CatalogueDifference(from: committed, to: new).isEmpty)
        }
    }

    @Test("Tells which spans went, came and changed")
    func changes() throws {
        let old = catalogue("// @trace(\"a\")\nfunc f() {}\n// @trace(\"b\")\nfunc g() {}\n")
        let new = catalogue("// @trace(\"c\")\nfunc f() {}\n// @trace(\"b\", capture: [x])\nfunc g(x: Int) {}\n")
        for committed in [old.markdown, try old.json] {
            let difference = try CatalogueDifference(from: committed, to: new)
            #expect(
                difference.removed == [
                    "App: | a | internal |  |  | `f()` | A.swift |", "App: | b | internal |  |  | `g()` | A.swift |",
                ])
            #expect(
                difference.added == [
                    "App: | b | internal |  | `code.argument.x` | `g(x:)` | A.swift |",
                    "App: | c | internal |  |  | `f()` | A.swift |",
                ])
        }
    }

    @Test("Of one and the same span made twice counts both")
    func duplicates() throws {
        let once = catalogue("func f() { withTraceSpan(\"a\") { _ in } }\n")
        let twice = catalogue("func f() { withTraceSpan(\"a\") { _ in }; withTraceSpan(\"a\") { _ in } }\n")
        #expect(
            try CatalogueDifference(from: once.markdown, to: twice).added
                == ["App: | a | internal |  |  | by hand | A.swift |"])
    }

    private func catalogue(_ text: String) -> Catalogue {
        let file = SourceFile(path: "A.swift", bytes: Array(text.utf8))
        return Catalogue([TargetSources(moduleName: "App", files: [file])])
    }
}
