/// One entry of a baggage, `name=value;property`, checked against the grammar:
/// https://www.w3.org/TR/baggage/#definition
struct TraceBaggageEntry: Sendable, Hashable {
    let name: String
    /// The value, percent-decoded.
    let value: String
    /// The entry as in the header: percent-encoded, with its properties.
    let text: String

    /// Creates an entry; nil if the name is not a token: https://www.rfc-editor.org/rfc/rfc7230#section-3.2.6
    init?(name: String, value: String) {
        guard Self.isToken(name[...].utf8) else { return nil }
        self.name = name
        self.value = value
        text = name + "=" + Self.percentEncoded(value)
    }

    /// Parses an entry; nil if it is malformed.
    init?(parsing member: Substring.UTF8View) {
        let member = member.withoutOptionalWhitespace
        // Properties are passed on without being parsed. They must not end the header's line.
        guard member.allSatisfy({ (0x20...0x7E).contains($0) || $0 == UInt8(ascii: "\t") }),
            let equals = member.firstIndex(of: UInt8(ascii: "="))
        else { return nil }
        let name = member[..<equals].withoutOptionalWhitespace
        let encoded = member[member.index(after: equals)...].prefix { $0 != UInt8(ascii: ";") }
            .withoutOptionalWhitespace
        guard Self.isToken(name), encoded.allSatisfy(Self.isBaggageOctet),
            let value = Self.percentDecoded(String(Substring(encoded)))
        else { return nil }
        self.name = String(Substring(name))
        self.value = value
        text = String(Substring(member))
    }

    private static func isToken(_ name: Substring.UTF8View) -> Bool {
        !name.isEmpty && name.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// Returns true for printable ASCII except space, `"`, comma, semicolon and backslash.
    private static func isBaggageOctet(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\",;\\".utf8.contains(byte)
    }

    private static func percentEncoded(_ value: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            if isBaggageOctet(byte), byte != UInt8(ascii: "%") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Decodes percent escapes; nil if `%` is not followed by two digits. Invalid UTF-8 becomes U+FFFD.
    static func percentDecoded(_ encoded: String) -> String? {
        var bytes: [UInt8] = []
        var rest = encoded[...].utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst(), let low = rest.popFirst(),
                let high = Hexadecimal.value(of: high | 0x20), let low = Hexadecimal.value(of: low | 0x20)
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
