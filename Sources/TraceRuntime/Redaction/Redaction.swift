/// Whose values never leave the process.
///
/// It holds for headers, query and path parameters, form and JSON fields, captured arguments and whatever looks like
/// one of these in free text. It is not configurable downwards: a trace must not become the place where secrets leak.
struct Redaction: Sendable, Hashable {
    /// Stands where a value stood.
    static let mark = "[REDACTED]"

    /// Of a text in which secrets are looked for, in bytes. What stands behind it is not shown.
    static let textSizeMax = 16 * 1_024
    /// Of a name, in bytes. The value of a longer one counts as secret.
    static let nameSizeMax = 128

    static let standard = Redaction()

    /// Of the site, besides those that always count; folded.
    private let extraNames: [[UInt8]]

    init(extraNames: [String] = []) {
        self.extraNames = extraNames.map { $0.utf8.compactMap(\.foldedForNames) }
    }

    /// Whether values of this name are secret, however it is written: `X-Api-Key`, `api_key`, `apiKey`.
    ///
    /// It is asked for every attribute that is set, so it allocates nothing.
    func isSensitive(_ name: some StringProtocol) -> Bool {
        guard name.utf8.count <= Self.nameSizeMax else { return true }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.nameSizeMax) { buffer in
            var count = 0
            for byte in name.utf8.lazy.compactMap(\.foldedForNames) {
                buffer[count] = byte
                count += 1
            }
            return isSensitive(folded: buffer[..<count])
        }
    }

    private func isSensitive(folded name: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
        for start in name.indices where Self.firstBytes.contains(name[start]) {
            if Self.sensitiveParts.contains(where: { name[start...].starts(with: $0) }) { return true }
        }
        return Self.sensitiveNames.contains { $0.count == name.count && name.elementsEqual($0) }
            || extraNames.contains { $0.count == name.count && name.elementsEqual($0) }
    }

    /// A name that holds one of these is sensitive: `refresh_token`, `passwordHash`, `x-csrf-token`.
    private static let sensitiveParts = [
        "apikey", "authorization", "cookie", "credential", "passphrase", "passwd", "password", "privatekey", "secret",
        "signature", "token",
    ].map { Array($0.utf8) }

    /// What those begin with.
    private static let firstBytes: [UInt8] = Array("acpst".utf8)

    /// Too short to look for within other names.
    private static let sensitiveNames = [
        "accesskey", "auth", "cardnumber", "creditcard", "csrf", "cvc", "cvv", "jwt", "otp", "pass", "pin", "pwd",
        "session", "sessionid", "sid", "ssn", "xsrf",
    ].map { Array($0.utf8) }
}

extension UInt8 {
    /// A letter of a name in lower case, or a digit; nil for what only separates words. Everything that is not ASCII
    /// may be a letter.
    fileprivate var foldedForNames: UInt8? {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: self
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self | 0x20
        default: nil
        }
    }
}

extension Redaction {
    /// The value, less what looks like a secret in it; the mark if its name is sensitive.
    func value(_ value: String, named name: some StringProtocol) -> String {
        isSensitive(name) ? Self.mark : freeText(value)
    }

    /// Whether something in a text looks like a secret, whatever the name of the text.
    func isSuspicious(_ text: String) -> Bool {
        text.utf8.count > Self.textSizeMax || freeText(text) != text
    }

    /// The attribute, or the mark under its name: what counts is the last part, `password` of `code.argument.password`.
    func redacted(_ attribute: TraceAttribute) -> TraceAttribute {
        let name = attribute.key.name
        let lastPart = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.index(after: $0)...] } ?? name[...]
        return isSensitive(lastPart) ? TraceAttribute(attribute.key, .string(Self.mark)) : attribute
    }
}
