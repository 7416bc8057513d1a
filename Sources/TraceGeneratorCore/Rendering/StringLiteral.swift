/// A Swift string literal of exactly this content.
///
/// What ends a line, turns the reading direction or cannot be seen is escaped, so that nobody is deceived by the text.
func stringLiteral(_ content: String) -> String {
    var literal = "\""
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
    return literal + "\""
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    // Emoji are joined by these.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
}
