/// A writer of JSON without line breaks: https://www.rfc-editor.org/rfc/rfc8259
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        enclosed("{", "}", members)
    }

    mutating func array(_ elements: (inout JSONWriter) -> Void) {
        enclosed("[", "]", elements)
    }

    private mutating func enclosed(_ open: StaticString, _ close: StaticString, _ content: (inout JSONWriter) -> Void) {
        separate()
        append(open)
        needsComma = false
        content(&self)
        append(close)
        needsComma = true
    }

    /// Writes the name of a member. Its value must follow.
    mutating func name(_ name: StaticString) {
        separate()
        append("\"")
        append(name)
        append("\":")
        needsComma = false
    }

    mutating func bool(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    mutating func integer(_ value: some BinaryInteger) {
        separate()
        bytes += String(value).utf8
    }

    /// Writes a number: "JSON value will be a number or one of the special string values NaN, Infinity, and -Infinity":
    /// https://protobuf.dev/programming-guides/json/
    mutating func double(_ value: Double) {
        if value.isNaN {
            string("NaN")
        } else if value.isInfinite {
            string(value < 0 ? "-Infinity" : "Infinity")
        } else {
            separate()
            bytes += "\(value)".utf8
        }
    }

    /// Writes a string. It also escapes control characters that JSON allows and terminals interpret, because the line
    /// may be printed.
    mutating func string(_ text: String) {
        separate()
        append("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"")
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{2029}":
                append("\\u")
                Hexadecimal.append(UInt64(scalar.value), digits: 4, to: &bytes)
            default: bytes += UTF8.encode(scalar)!
            }
        }
        append("\"")
    }

    private mutating func separate() {
        if needsComma { append(",") }
        needsComma = true
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes += $0 }
    }
}
