/// A command with its options, as the command line gives it.
package enum TraceCommand: Sendable, Equatable {
    case help
    case audit(AuditOptions)
    case catalogue(CatalogueOptions)
    case report(ReportOptions)
}

package struct AuditOptions: Sendable, Equatable {
    /// Names of targets; empty for all.
    package var targets: [String]
    package var includesTests: Bool
    package var includesSilenced: Bool

    package init(targets: [String] = [], includesTests: Bool = false, includesSilenced: Bool = false) {
        self.targets = targets
        self.includesTests = includesTests
        self.includesSilenced = includesSilenced
    }
}

package struct CatalogueOptions: Sendable, Equatable {
    package enum Format: String, Sendable, CaseIterable {
        case markdown, json
    }

    package var format = Format.markdown
    /// A committed catalogue to compare with.
    package var committed: String?

    package init(format: Format = .markdown, committed: String? = nil) {
        self.format = format
        self.committed = committed
    }
}

package struct ReportOptions: Sendable, Equatable {
    /// A file of OTLP JSON lines.
    package let input: String
    /// Nil for standard output.
    package let output: String?

    package init(input: String, output: String? = nil) {
        self.input = input
        self.output = output
    }
}

/// Why the command line cannot be understood, or its work not be done.
package struct CommandFailure: Error, Equatable {
    package let message: String

    package init(_ message: String) { self.message = message }
}

extension TraceCommand {
    package static let usage = """
        Says what is traced, and shows traces.

        USAGE: swift package trace audit [--target NAME …] [--skip-build] [--include-tests] [--include-silenced]
               swift package trace catalogue [--format markdown|json] [--check FILE]
               swift package trace report TRACES.jsonl [--output PAGE.html]

        audit: builds, and finds calls of annotated functions that go past their wrappers; ends with 1 if there are any
          --target NAME …          reports what is in these targets alone
          --skip-build             takes the index as the last build has left it
          --include-tests          judges tests, too
          --include-silenced       lists the lines that end with '// untraced: reason'

        catalogue: lists every span that annotations and hand-written spans can make
          --format markdown|json   for a review (the default), or for tools
          --check FILE             prints how a committed catalogue differs, and ends with 1 if it does

        report: makes a page of the traces in a file, to open in a browser; OTEL_TRACES_EXPORTER=file writes such a file
          --output PAGE.html       writes the page there, and not to standard output

        """

    package init(arguments: [String]) throws(CommandFailure) {
        var rest = arguments[...]
        guard let verb = rest.popFirst(), !arguments.contains("--help"), !arguments.contains("-h") else {
            self = .help
            return
        }
        switch verb {
        case "audit": self = .audit(try AuditOptions(&rest))
        case "catalogue": self = .catalogue(try CatalogueOptions(&rest))
        case "report": self = .report(try ReportOptions(&rest))
        default:
            throw CommandFailure("'\(verb)' is none of audit, catalogue and report; see swift package trace --help")
        }
    }
}

extension AuditOptions {
    fileprivate init(_ rest: inout ArraySlice<String>) throws(CommandFailure) {
        self.init()
        while let option = rest.popFirst() {
            switch option {
            case "--target":
                repeat { targets.append(try value(of: option, &rest)) } while rest.first?.hasPrefix("-") == false
            // The plugin builds, or does not, before it starts the tool.
            case "--skip-build": break
            case "--include-tests": includesTests = true
            case "--include-silenced": includesSilenced = true
            default: throw unknown(option)
            }
        }
    }
}

extension CatalogueOptions {
    fileprivate init(_ rest: inout ArraySlice<String>) throws(CommandFailure) {
        while let option = rest.popFirst() {
            switch option {
            case "--format":
                let name = try value(of: option, &rest)
                guard let format = Format(rawValue: name) else {
                    throw CommandFailure("'\(name)' is not a format; write markdown or json")
                }
                self.format = format
            case "--check": committed = try value(of: option, &rest)
            default: throw unknown(option)
            }
        }
    }
}

extension ReportOptions {
    fileprivate init(_ rest: inout ArraySlice<String>) throws(CommandFailure) {
        var inputs: [String] = []
        var output: String?
        while let argument = rest.popFirst() {
            switch argument {
            case "--output": output = try value(of: argument, &rest)
            case _ where argument.hasPrefix("-"): throw unknown(argument)
            default: inputs.append(argument)
            }
        }
        guard let input = inputs.first, inputs.count == 1 else {
            throw CommandFailure("report needs one file of traces; see swift package trace --help")
        }
        self.init(input: input, output: output)
    }
}

private func value(of option: String, _ rest: inout ArraySlice<String>) throws(CommandFailure) -> String {
    guard let value = rest.popFirst() else { throw CommandFailure("\(option) needs a value") }
    return value
}

private func unknown(_ option: String) -> CommandFailure {
    CommandFailure("unknown option '\(option)'; see swift package trace --help")
}
