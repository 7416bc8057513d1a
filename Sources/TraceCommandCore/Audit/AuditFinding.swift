/// Something that the audit has to say about a place.
package struct AuditFinding: Sendable, Equatable {
    package enum Severity: String, Sendable {
        /// It makes the audit fail.
        case warning
        case note
    }

    package let severity: Severity
    /// From the package's root; empty for what concerns no place.
    package let path: String
    package let line: Int
    package let column: Int
    package let message: String

    init(_ severity: Severity, _ message: String, path: String = "", line: Int = 0, column: Int = 0) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }
}

extension AuditFinding: CustomStringConvertible {
    /// `Sources/App/App.swift:3:12: warning: …`, as compilers write it.
    package var description: String {
        (path.isEmpty ? "" : "\(path):\(line):\(column): ") + "\(severity.rawValue): \(message)"
    }
}

extension AuditFinding: Comparable {
    /// By place; what concerns none comes last.
    package static func < (one: Self, other: Self) -> Bool {
        guard one.path.isEmpty == other.path.isEmpty else { return other.path.isEmpty }
        return (one.path, one.line, one.column, one.message) < (other.path, other.line, other.column, other.message)
    }
}
