/// What the command line asks for.
package enum TraceCommand: Sendable, Equatable {
    case help
    case catalogue(CatalogueOptions)
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

/// Why the command line cannot be understood, or its work not be done.
package struct CommandFailure: Error, Equatable {
    package let message: String

    package init(_ message: String) { self.message = message }
}

extension TraceCommand {
    package static let usage = """
        Says which functions are traced.

        USAGE: swift package trace catalogue [--format markdown|json] [--check FILE]

        catalogue: lists every span that annotations and hand-written spans can make
          --format markdown|json   for a review (the default), or for tools
          --check FILE             prints how a committed catalogue differs, and ends with 1 if it does

        """

    package init(arguments: [String]) throws(CommandFailure) {
        var rest = arguments[...]
        guard let verb = rest.popFirst(), !arguments.contains("--help"), !arguments.contains("-h") else {
            self = .help
            return
        }
        switch verb {
        case "catalogue": self = .catalogue(try CatalogueOptions(&rest))
        default: throw CommandFailure("'\(verb)' is none of catalogue; see swift package trace --help")
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
                    throw CommandFailure("'\(name)' is no format; write markdown or json")
                }
                self.format = format
            case "--check": committed = try value(of: option, &rest)
            default: throw unknown(option)
            }
        }
    }
}

func value(of option: String, _ rest: inout ArraySlice<String>) throws(CommandFailure) -> String {
    guard let value = rest.popFirst() else { throw CommandFailure("\(option) needs a value") }
    return value
}

func unknown(_ option: String) -> CommandFailure {
    CommandFailure("unknown option '\(option)'; see swift package trace --help")
}
