/// The type and message of an error for attributes and events:
/// https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
struct ErrorDescription: Equatable {
    /// The type's name, such as `App.UserStore.Failure`, or domain and code of an error of Foundation.
    let type: String
    let message: String

    /// - Parameter hasDetails: whether an error without a description of its own is printed with all that it holds.
    init(_ error: any Error, redaction: Redaction, hasDetails: Bool, upTo limit: TextLimit) {
        let kind = ErrorKind.of(error)
        let foundation = kind.isFoundation ? FoundationError(error) : nil
        self.type = Self.type(kind, foundation)
        let message =
            (kind.isLocalized ? FoundationError.localizedDescription(of: error) : nil) ?? foundation?.message
            ?? kind.describe?(error)
            ?? (hasDetails ? String(describing: error) : Self.outline(of: error))
        self.message = redaction.masked(message, by: .freeText, upTo: limit)
    }

    /// Returns the type of an error, without the work that its message takes.
    static func type(of error: any Error) -> String {
        let kind = ErrorKind.of(error)
        return type(kind, kind.isFoundation ? FoundationError(error) : nil)
    }

    private static func type(_ kind: ErrorKind, _ foundation: FoundationError?) -> String {
        foundation?.type ?? kind.typeName
    }

    var eventAttributes: [TraceAttribute] {
        [
            TraceAttribute("exception.type", .string(type)),
            TraceAttribute("exception.message", .string(message)),
        ]
    }

    /// The error as Swift prints it, with `…` in the place of its values: `notFound(…)`, `Refused(…)`.
    private static func outline(of error: any Error) -> String {
        let mirror = Mirror(reflecting: error)
        switch mirror.displayStyle {
        case .enum:
            // A case without values has no children, and nothing but its name to print.
            return mirror.children.first.map { ($0.label ?? "") + "(…)" } ?? String(describing: error)
        case .struct: return "\(Swift.type(of: error))" + (mirror.children.isEmpty ? "()" : "(…)")
        default: return "\(Swift.type(of: error))"
        }
    }
}
