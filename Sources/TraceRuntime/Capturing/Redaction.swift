/// Whose values never leave the process.
///
/// It holds for headers, query and path parameters, form and JSON fields, captured arguments and whatever looks like
/// one of these in free text. It is not configurable downwards: a trace must not become the place where secrets leak.
struct Redaction: Sendable, Hashable {
    /// Stands where a value stood.
    static let mark = "[REDACTED]"

    static let standard = Redaction()

    /// Of the site, besides those that always count; folded.
    private let extraNames: Set<String>

    init(extraNames: [String] = []) {
        self.extraNames = Set(extraNames.map(Self.folded))
    }

    /// Whether values of this name are secret, however it is written: `X-Api-Key`, `api_key`, `apiKey`.
    func isSensitive(_ name: some StringProtocol) -> Bool {
        let name = Self.folded(name)
        return Self.sensitiveNames.contains(name) || extraNames.contains(name)
            || Self.sensitiveParts.contains { name.contains($0) }
    }

    /// Lower case, letters and digits only.
    private static func folded(_ name: some StringProtocol) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// A name that holds one of these is sensitive: `refresh_token`, `passwordHash`, `x-csrf-token`.
    private static let sensitiveParts = [
        "apikey", "authorization", "cookie", "credential", "passphrase", "passwd", "password", "privatekey", "secret",
        "signature", "token",
    ]

    /// Too short to look for within other names.
    private static let sensitiveNames: Set<String> = [
        "accesskey", "auth", "cardnumber", "creditcard", "csrf", "cvc", "cvv", "jwt", "otp", "pass", "pin", "pwd",
        "session", "sessionid", "sid", "ssn", "xsrf",
    ]
}

extension Redaction {
    /// The value, less what looks like a secret in it; the mark if its name is sensitive.
    func value(_ value: String, named name: some StringProtocol) -> String {
        isSensitive(name) ? Self.mark : freeText(value)
    }

    /// Whether something in a text looks like a secret, whatever the name of the text.
    func isSuspicious(_ text: String) -> Bool {
        freeText(text) != text
    }

    /// The attribute, or the mark under its name: what counts is the last part, `password` of `code.argument.password`.
    func redacted(_ attribute: TraceAttribute) -> TraceAttribute {
        let name = attribute.key.name
        let lastPart = name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name[...]
        return isSensitive(lastPart) ? TraceAttribute(attribute.key, .string(Self.mark)) : attribute
    }
}
