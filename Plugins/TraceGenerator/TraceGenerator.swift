import Foundation
import PackagePlugin

/// Plans one command for each target: it reads all Swift sources and writes a file of wrappers for each.
///
/// The plugin reads no file, because SwiftPM does not run it again when only contents change. The tool does the rest.
@main
struct TraceGenerator: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let tool = try context.tool(named: "trace-generator").url
        guard dependsOnRuntime(target) else { return failure(missingRuntime(target.name), context, tool) }
        return command(
            moduleName: target.moduleName, sources: target.sourceFiles.filter { $0.type == .source }.map(\.url),
            generatedSources: target.pluginGeneratedSources,
            outputDirectory: context.pluginWorkDirectoryURL, tool: tool)
    }

    /// SwiftPM asks a plugin twice in a build and would print an error of the plugin's own twice, so the tool says it.
    private func failure(_ message: String, _ context: PluginContext, _ tool: URL) -> [Command] {
        [
            .buildCommand(
                displayName: "Checking the dependencies", executable: tool, arguments: ["--fail", message],
                outputFiles: [context.pluginWorkDirectoryURL.appendingPathComponent("Missing+Traced.swift")])
        ]
    }

    private func dependsOnRuntime(_ target: any Target) -> Bool {
        let targets = target.recursiveTargetDependencies + target.dependencies.flatMap(\.targets)
        return targets.contains { $0.name == runtime }
    }
}

let runtime = "TraceRuntime"

func missingRuntime(_ target: String) -> String {
    """
    the wrappers of '\(target)' call \(runtime), which it does not depend on; add to its dependencies: \
    .product(name: "\(runtime)", package: "swift-trace-generator")
    """
}

/// - Parameter generatedSources: the files that other plugins generate, whose names wrappers may use.
func command(
    moduleName: String, sources: [URL], generatedSources: [URL] = [], outputDirectory: URL, tool: URL
) -> [Command] {
    let swiftSources = sources.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    let otherSources = generatedSources.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    guard !swiftSources.isEmpty else { return [] }
    // Two sources of one name are an error that the compiler reports; SwiftPM would report their one output first.
    let names = Set(swiftSources.map { $0.deletingPathExtension().lastPathComponent }).sorted()
    let command = Command.buildCommand(
        displayName: "Generating trace wrappers for \(moduleName)",
        executable: tool,
        arguments: ["--module-name", moduleName, "--output-directory", outputDirectory.path]
            + otherSources.flatMap { ["--generated", $0.path] } + swiftSources.map(\.path),
        inputFiles: swiftSources + otherSources,
        // SwiftPM would report a source that has the name of an output before the tool can say what to do.
        outputFiles: names.filter { !names.contains("\($0)+Traced") }.map {
            outputDirectory.appendingPathComponent("\($0)+Traced.swift")
        })
    return [command]
}

extension TargetDependency {
    fileprivate var targets: [any Target] {
        switch self {
        case .target(let target): [target]
        case .product(let product): product.targets
        @unknown default: []
        }
    }
}
