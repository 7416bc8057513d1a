/// A parsed command line.
enum Command {
    case help
    case generate(GenerationRequest)
}

struct GenerationRequest {
    let moduleName: String
    let outputDirectory: String
    let sources: [String]
    /// Files of the module that other plugins generate.
    let generatedSources: [String]
}

extension Command {
    static let usage = """
        Writes wrapper functions that run annotated functions inside trace spans.

        USAGE: trace-generator --module-name NAME --output-directory DIR SOURCE.swift …

          --module-name NAME       the module that the sources make up
          --output-directory DIR   where SOURCE+Traced.swift goes, one for each source; made if it is missing
          --generated FILE.swift   a file of the module that is read for its names, and gets no wrappers
          --fail MESSAGE           says why nothing can be generated, and nothing else
          SOURCE.swift …           all other Swift files of the module
          @FILE                    reads further arguments from a file, one a line
          --help                   prints this

        A file is written only if its contents change. Problems of all sources go to standard error, each as
        'path:line:column: error: message'; then nothing is written and the exit code is 1.

        """

    /// - Parameter readFile: reads the files that `@FILE` names.
    init(arguments: [String], readFile: (String) throws(ToolFailure) -> [UInt8]) throws(ToolFailure) {
        var moduleName: String?
        var outputDirectory: String?
        var sources: [String] = []
        var generatedSources: [String] = []
        var rest = try Self.expanded(arguments, readFile: readFile)[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                self = .help
                return
            case "--module-name": moduleName = try Self.value(of: argument, &rest)
            case "--output-directory": outputDirectory = try Self.value(of: argument, &rest)
            case "--fail": throw ToolFailure(message: try Self.value(of: argument, &rest))
            case "--generated": generatedSources.append(try Self.value(of: argument, &rest))
            case _ where argument.hasPrefix("-"):
                throw ToolFailure(message: "unknown option '\(argument)'; see trace-generator --help")
            default: sources.append(argument)
            }
        }
        guard let moduleName else { throw ToolFailure(message: "--module-name is missing; see trace-generator --help") }
        guard let outputDirectory else {
            throw ToolFailure(message: "--output-directory is missing; see trace-generator --help")
        }
        self = .generate(
            GenerationRequest(
                moduleName: moduleName, outputDirectory: outputDirectory, sources: sources,
                generatedSources: generatedSources))
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(ToolFailure) -> String {
        guard let value = rest.popFirst() else { throw ToolFailure(message: "\(option) needs a value") }
        return value
    }

    /// A command line has a limit; a target of thousands of files may exceed it.
    private static func expanded(
        _ arguments: [String], readFile: (String) throws(ToolFailure) -> [UInt8]
    ) throws(ToolFailure) -> [String] {
        var expanded: [String] = []
        for argument in arguments {
            if argument.hasPrefix("@") {
                let list = String(decoding: try readFile(String(argument.dropFirst())), as: UTF8.self)
                expanded += list.split(separator: "\n").map(String.init)
            } else {
                expanded.append(argument)
            }
        }
        return expanded
    }
}
