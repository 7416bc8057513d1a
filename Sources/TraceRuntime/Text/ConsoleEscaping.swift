extension String {
    /// The text with control characters and invisible formatting characters escaped.
    ///
    /// Spans hold text from requests. A terminal would obey such characters, or would show the text in another order
    /// than it is stored: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
    var escapedForConsole: String {
        guard unicodeScalars.contains(where: \.isObeyedByConsoles) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isObeyedByConsoles: text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isObeyedByConsoles: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true  // C0, delete, C1
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional controls
        default: false
        }
    }
}
