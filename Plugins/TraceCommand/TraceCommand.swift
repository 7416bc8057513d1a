import Foundation
import PackagePlugin

/// `swift package trace`: describes the package to the tool, starts it, and passes on what it says.
///
/// It decides nothing. SwiftPM builds the tool when the command is first called, and in no build of the package. This
/// file is compiled in every clean build, so it is small.
@main
struct TraceCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        if arguments.first == "audit" && !arguments.contains("--skip-build") {
            try build(includingTests: arguments.contains("--include-tests"))
        }
        let description = context.pluginWorkDirectoryURL.appending(path: "package.txt")
        let lines = describe(context.package) + (try index(context))
        try Data(lines.joined(separator: "\n").utf8).write(to: description)
        let tool = try context.tool(named: "trace-command").url
        let status = try run(tool, arguments: [description.path] + arguments)
        if status != 0 { exit(status) }
    }

    private func build(includingTests: Bool) throws {
        let result = try packageManager.build(
            .all(includingTests: includingTests), parameters: .init(configuration: .debug))
        guard !result.succeeded else { return }
        print(result.logText)
        Diagnostics.error("the package does not build, so it cannot be audited")
        exit(1)
    }

    /// The folders of the compiler's index, by build system, and the library that reads it.
    private func index(_ context: PluginContext) throws -> [String] {
        let products = try context.tool(named: "trace-command").url.deletingLastPathComponent()
        let scratch = context.pluginWorkDirectoryURL.appending(path: "../../..").standardized
        let compiler = try context.tool(named: "swiftc").url.resolvingSymlinksInPath()
        #if os(macOS)
        let library = "libIndexStore.dylib"
        #else
        let library = "libIndexStore.so"
        #endif
        return [
            "index \(products.path)/index/store", "index \(scratch.path)/out",
            "indexlibrary \(compiler.deletingLastPathComponent().path)/../lib/\(library)",
        ]
    }

    /// One fact a line, as the tool's `PackageDescription` reads it.
    private func describe(_ package: Package) -> [String] {
        var lines = ["root \(package.directoryURL.path)"]
        for target in package.targets {
            guard let target = target as? SwiftSourceModuleTarget else { continue }
            lines += ["target \(target.name)", "module \(target.moduleName)", "kind \(target.kind)"]
            for dependency in target.recursiveTargetDependencies { lines.append("depends \(dependency.name)") }
            for file in target.sourceFiles where file.type == .source { lines.append("source \(file.url.path)") }
        }
        for product in package.products where product is LibraryProduct {
            for target in product.targets { lines.append("library \(target.name)") }
        }
        return lines
    }

    /// Standard output is passed on as it is. What the tool says beside it goes where SwiftPM's own messages go, and so
    /// not into a file that the output is written to.
    private func run(_ tool: URL, arguments: [String]) throws -> Int32 {
        let process = Process()
        let messages = Pipe()
        process.executableURL = tool
        process.arguments = arguments
        process.standardError = messages
        try process.run()
        let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        for line in said.split(separator: "\n") {
            if line.hasPrefix("error: ") {
                Diagnostics.error(String(line.dropFirst(7)))
            } else {
                Diagnostics.warning(String(line))
            }
        }
        return process.terminationStatus
    }
}
