/// The form in which `Self` occurs in a requirement's type.
///
/// A decorator's own `Self` is the decorator: what it passes on must be unwrapped, and what it returns wrapped.
enum SelfForm: Sendable, Equatable {
    /// Not at all, or only as `Self.Item`.
    case none
    /// `Self`
    case bare
    /// `Self?`
    case optional
    /// `[Self]`
    case array
    /// Anywhere else: in a closure's type, a tuple or a generic argument.
    case hidden

    /// The text around an expression of the base's type that makes one of the decorator's.
    var wrapping: (opening: String, closing: String) {
        switch self {
        case .none, .hidden: ("", "")
        case .bare: ("Self(", ")")
        case .optional, .array: ("", ".map { Self($0) }")
        }
    }

    /// An expression of the base's type, from one of the decorator's, whose base has this name.
    func unwrap(_ expression: String, base: String) -> String {
        switch self {
        case .none, .hidden: expression
        case .bare: "\(expression).\(base)"
        case .optional: "\(expression)?.\(base)"
        case .array: "\(expression).map(\\.\(base))"
        }
    }
}

extension ParsedFile {
    func selfForm(of type: Fragment) -> SelfForm {
        let significant = tokens[type.tokens].filter { !$0.kind.isTrivia }
        let words = significant.map { file.text($0) }
        switch words {
        case ["Self"]: return .bare
        case ["Self", "?"]: return .optional
        case ["[", "Self", "]"]: return .array
        default: return hasBareSelf(significant) ? .hidden : .none
        }
    }

    /// Whether `Self` itself is meant somewhere, and not one of its associated types.
    func hasBareSelf(_ tokens: [Token]) -> Bool {
        tokens.indices.contains { index in
            guard file.spells(tokens[index], "Self") else { return false }
            guard index + 2 < tokens.count, tokens[index + 1].kind == .period else { return true }
            return file.spells(tokens[index + 2], "Type")
        }
    }
}
