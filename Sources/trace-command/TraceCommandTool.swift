import Foundation
import TraceCommandCore
import TraceGeneratorCore

/// The tool behind `swift package trace`: reads what a command needs, and prints what it finds.
@main
struct TraceCommandTool {
    /// The first argument is a file in which the plugin describes the package; the others are the user's.
    static func main() {
        do {
            let arguments = CommandLine.arguments.dropFirst()
            let command = try TraceCommand(arguments: Array(arguments.dropFirst()))
            let description = String(decoding: try readFile(arguments.first ?? ""), as: UTF8.self)
            exit(try run(command, in: try PackageDescription(description)) ? 0 : 1)
        } catch let failure as CommandFailure {
            writeError("error: \(failure.message)\n")
        } catch {
            writeError("error: \(error)\n")
        }
        exit(2)
    }

    /// Returns whether all is well.
    private static func run(_ command: TraceCommand, in package: PackageDescription) throws -> Bool {
        switch command {
        case .help:
            writeOutput(TraceCommand.usage)
            return true
        case .audit(let options): return try printAudit(options, of: package)
        case .catalogue(let options): return try printCatalogue(options, of: package)
        case .report(let options):
            try writeReport(options)
            return true
        }
    }
}
