import TraceGeneratorCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif

/// The plugin's tool: reads a target's sources, writes a file of wrappers for each, and reports mistakes.
@main
struct TraceGeneratorTool {
    static func main() {
        do throws(ToolFailure) {
            let command = try Command(arguments: Array(CommandLine.arguments.dropFirst()), readFile: readFile)
            switch command {
            case .help: writeOutput(Command.usage)
            case .generate(let request): exit(try generate(request) ? 0 : 1)
            }
        } catch {
            writeError("error: \(error.message)\n")
            exit(1)
        }
    }

    /// Generates the files; returns whether the build may go on. After an error it writes nothing, so that the files
    /// stay consistent.
    private static func generate(_ request: GenerationRequest) throws(ToolFailure) -> Bool {
        var failures: [ToolFailure] = []
        let sources = read(request.sources, &failures)
        let generated = read(request.generatedSources, &failures)
        let generation = Generator.generate(
            sources: sources, generatedSources: generated, moduleName: request.moduleName)
        let lines = failures.map { "error: \($0.message)\n" } + generation.diagnostics.map { "\($0)\n" }
        writeError(lines.joined())
        guard failures.isEmpty, !generation.hasErrors else { return false }
        try makeDirectory(request.outputDirectory)
        var names: Set<String> = []
        // Two sources of one name are an error of Swift's own, which the compiler reports.
        for file in generation.files where names.insert(file.name).inserted {
            try writeIfChanged(Array(file.contents.utf8), to: "\(request.outputDirectory)/\(file.name)")
        }
        return true
    }

    private static func read(_ paths: [String], _ failures: inout [ToolFailure]) -> [SourceFile] {
        paths.compactMap { path in
            do throws(ToolFailure) {
                return SourceFile(path: path, bytes: try readFile(path))
            } catch {
                failures.append(error)
                return nil
            }
        }
    }
}
