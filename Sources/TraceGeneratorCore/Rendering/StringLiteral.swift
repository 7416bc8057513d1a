/// A Swift string literal of exactly this content.
///
/// Escapes characters that end a line, change the reading direction or are invisible, so that the text cannot deceive.
func stringLiteral(_ content: String) -> String { "\"" + escaped(content) + "\"" }

/// A literal's content, without its quotes.
func escaped(_ content: String) -> String {
    var content = content
    if content.withUTF8(isPlain) { return content }
    var literal = ""
    for scalar in content.unicodeScalars {
        switch scalar {
        case "\\": literal += "\\\\"
        case "\"": literal += "\\\""
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        case _ where isHidden(scalar): literal += "\\u{\(String(scalar.value, radix: 16))}"
        default: literal.unicodeScalars.append(scalar)
        }
    }
    return literal
}

/// Whether nothing has to be escaped: all is ASCII that can be seen, and neither a quote nor a backslash.
private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while index < bytes.count {
        let byte = base[index]
        if byte < Byte.space || byte > Byte.tilde || byte == Byte.quote || byte == Byte.backslash { return false }
        index += 1
    }
    return true
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    // Emoji are joined by these.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
}
