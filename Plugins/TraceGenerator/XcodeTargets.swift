#if canImport(XcodeProjectPlugin)
import PackagePlugin
import XcodeProjectPlugin

extension TraceGenerator: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
        // Xcode may show no dependencies of a target that has some, so the build goes on.
        if !target.dependsOnRuntime { Diagnostics.warning(missingRuntime(target.displayName)) }
        let commands = command(
            moduleName: target.moduleName, sources: target.inputFiles.filter { $0.type == .source }.map(\.url),
            outputDirectory: context.pluginWorkDirectoryURL, tool: try context.tool(named: "trace-generator").url)
        if commands.isEmpty { Diagnostics.warning(noSources(target.displayName)) }
        return commands
    }
}

private func noSources(_ target: String) -> String {
    """
    Xcode shows no Swift file of '\(target)' to plugins, so nothing is generated; if its files are in a folder that \
    Xcode keeps in step with the disk, convert the folder to a group
    """
}

extension XcodeTarget {
    /// The name of the product, with `_` for what no identifier may have: `My-App` is imported as `My_App`.
    fileprivate var moduleName: String {
        let name = (product?.name ?? displayName).map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return String(name.first?.isNumber == true ? ["_"] + name.dropFirst() : name)
    }

    fileprivate var dependsOnRuntime: Bool {
        dependencies.contains { dependency in
            switch dependency {
            case .target(let target): target.displayName == runtime || target.dependsOnRuntime
            case .product(let product): product.name == runtime || product.targets.contains { $0.name == runtime }
            @unknown default: false
            }
        }
    }
}
#endif
