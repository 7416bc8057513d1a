import Testing

extension PackageTests {
    @Suite("The names of a target's other files")
    struct OtherSourcesTests {
        @Test("A source with the name of a generated file is an error that says so")
        func fileNameTaken() async throws {
            let package = try await AdopterPackage.reset()
            try package.write("// Written by hand.\n", to: "Sources/App/UserStore+Traced.swift")
            let outcome = try await package.build()
            #expect(outcome.status == 1)
            #expect(
                outcome.compilerErrors == [
                    """
                    \(package.path("Sources/App/UserStore+Traced.swift")):1:1: error: 'UserStore+Traced.swift' is the \
                    name of the file that is generated for 'UserStore.swift'; give this one another
                    """
                ])
        }

        @Test("A wrapper names a type that only a file of another plugin declares")
        func otherPlugin() async throws {
            let package = try await AdopterPackage.reset()
            try package.write(
                AdopterPackage.manifest(
                    plugins: #"["Options", \#(AdopterPackage.generator)]"#,
                    targets: #".plugin(name: "Options", capability: .buildTool())"#),
                to: "Package.swift")
            try package.write(Self.plugin, to: "Plugins/Options/Options.swift")
            try package.write("extension API {\n    struct Options {}\n}\n", to: "Plugins/Options/API+Options.txt")
            try package.write(Self.source, to: "Sources/App/OrderStore.swift")
            let outcome = try await package.build()
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            #expect(
                try package.generatedFiles()["OrderStore+Traced.swift"]?.text.contains(
                    "func tracedList(_ options: API.Options)") == true)
        }

        private static let source = """
            enum API {
                struct Orders {
                    // @trace
                    func list(_ options: Options) {}
                }
            }

            """

        /// Copies a text that no compiler sees otherwise.
        private static let plugin = """
            import Foundation
            import PackagePlugin

            @main
            struct Options: BuildToolPlugin {
                func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
                    let text = context.package.directoryURL.appending(path: "Plugins/Options/API+Options.txt")
                    let source = context.pluginWorkDirectoryURL.appending(path: "API+Options.swift")
                    return [
                        .buildCommand(
                            displayName: "Writing options", executable: URL(fileURLWithPath: "/bin/cp"),
                            arguments: [text.path, source.path], inputFiles: [text], outputFiles: [source])
                    ]
                }
            }

            """
    }
}
