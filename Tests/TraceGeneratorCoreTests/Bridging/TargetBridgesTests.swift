import Testing

@testable import TraceGeneratorCore

@Suite("@traceBridge above an import")
struct TargetBridgesTests {
    @Test("The bridges are listed in alphabetical order, each for a module of its own")
    func alphabetical() {
        let modules = Bridge.all.map(\.module)
        #expect(modules == Set(modules).sorted())
    }

    @Test(
        "A bridge says for which version it was tried, and its declarations are on no actor",
        arguments: Bridge.all.map(\.module))
    func form(_ module: String) throws {
        let bridge = try #require(Bridge.all.first { $0.module == module })
        let lines = bridge.code.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(try #require(lines.first).contains(", tried with "))
        let words = ["struct ", "extension ", "protocol ", "private "]
        #expect(lines.filter { line in words.contains { line.hasPrefix($0) } } == [])
        #expect(lines.filter { $0.count > SourceWriter.lineLengthMax } == [])
        #expect(!bridge.code.contains("@retroactive"))
    }

    @Test("The bridge stands under the conditions of its import, and the other branch may have one, too")
    func conditions() {
        let text = """
            #if os(Linux)
            // @traceBridge
            import Logging
            #else
            // @traceBridge
            @preconcurrency internal import Logging
            #endif
            """
        #expect(
            outline(text) == """
                #if os(Linux)
                internal import Logging
                #endif
                #if !os(Linux)
                @preconcurrency internal import Logging
                #endif
                import TraceRuntime
                #if os(Linux)
                nonisolated extension Logging::Logger.MetadataProvider {
                #endif
                #if !os(Linux)
                nonisolated extension Logging::Logger.MetadataProvider {
                #endif
                nonisolated extension TraceRuntime::TraceConfiguration {
                """)
    }

    @Test("What the bridge names is imported, also where the import has only a part of the module")
    func imports() {
        let imports = "import NIOHTTP1\n"
        let part = outline("// @traceBridge\nimport struct Logging.Logger")
        #expect(part.hasPrefix("import struct Logging.Logger\nimport Logging\nimport TraceRuntime\n"))
        let client = outline("// @traceBridge\nimport AsyncHTTPClient")
        #expect(client.hasPrefix("import AsyncHTTPClient\n\(imports)import TraceRuntime\n"))
        let both = outline("\(imports)// @traceBridge\nimport AsyncHTTPClient")
        #expect(both.hasPrefix("\(imports)import AsyncHTTPClient\nimport TraceRuntime\n"))
    }

    @Test("One file of the target says what its bridges need of the configuration")
    func configuration() {
        let files = generate(["// @traceBridge\nimport Logging", "// @traceBridge\nimport Hummingbird"]).files
        #expect(files.map { $0.contents.contains("var bridged") } == [true, false])
        let setUp = "        configuration.__bridgeHummingbird()\n        return configuration\n"
        #expect(files[0].contents.contains(setUp))
    }

    @Test("A route reads path parameters from the context beside the request where a bridge knows it")
    func context() {
        let route = """
            // @traceRoute("GET /a/{id}", includePathParams: true)
            func a(_ request: Request, context: Context) {}
            """
        let parts = "TraceRequestParts().and(request).and(context)"
        #expect(!generate([route]).files[0].contents.contains(parts))
        #expect(generate([route, "// @traceBridge\nimport Hummingbird"]).files[0].contents.contains(parts))
    }

    private func generate(_ texts: [String]) -> Generation {
        let sources = texts.enumerated().map { SourceFile(path: "File\($0).swift", bytes: Array($1.utf8)) }
        return Generator.generate(sources: sources, moduleName: "App")
    }

    /// The lines of the generated file that begin a declaration or are a directive.
    private func outline(_ text: String) -> String {
        let generation = generate([text])
        #expect(generation.diagnostics.map(\.description) == [])
        let lines = generation.files[0].contents.split(separator: "\n").dropFirst()
        return lines.filter { line in
            line.contains("import ") || line.hasPrefix("#") || (line.hasPrefix("nonisolated") && line.hasSuffix("{"))
        }.joined(separator: "\n")
    }
}
