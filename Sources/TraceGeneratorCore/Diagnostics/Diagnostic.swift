/// A message about the user's source: what is wrong, where, and what would be right.
///
/// All of them are made by the catalogue in `DiagnosticCatalogue.swift`.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable {
        case error, warning, note
    }

    public let severity: Severity
    public let location: SourceLocation
    public let message: String
    /// The catalogue entry that made it, `unknownArgument`: the name of its fixture, in lower camel case.
    public let identifier: String
}

extension Diagnostic: CustomStringConvertible {
    /// `App/UserStore.swift:3:12: error: …`, the form that SwiftPM and Xcode understand.
    public var description: String {
        "\(location.path):\(location.line):\(location.column): \(severity.rawValue): \(message)"
    }
}
