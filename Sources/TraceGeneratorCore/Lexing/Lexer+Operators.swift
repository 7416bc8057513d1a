extension Lexer {
    /// `.` alone, or an operator that begins with it: `...`, `..<`, `.+`.
    mutating func scanPeriod() -> TokenKind {
        let start = position
        while position < end && !isCommentStart(at: position) {
            if byte == Byte.period {
                position += 1
            } else if let length = operatorLength(at: position) {
                position += length
            } else {
                break
            }
        }
        return position == start + 1 ? .period : .operator
    }

    /// One operator token, cut as ``TokenKind`` says, or a regex literal.
    mutating func scanOperator() -> TokenKind {
        if byte == Byte.slash && isRegexExpected() && skipRegex() { return .regex }
        if let length = singleOperatorLength() {
            position += length
            return .operator
        }
        let start = position
        while position < end && !isAngleBracket(byte) && !isCommentStart(at: position) {
            // `!/…/`: a prefix operator before a regex.
            if byte == Byte.slash && position > start && isPrefix(at: start) && isRegex(at: position) { break }
            guard let length = operatorLength(at: position) else { break }
            position += length
        }
        return .operator
    }

    /// The length of an operator that is a token of its own even in a run of operator characters.
    private func singleOperatorLength() -> Int? {
        if isAngleBracket(byte) { return 1 }
        if byte == Byte.minus && byte(at: position + 1) == Byte.greaterThan { return 2 }
        let isPostfix = (byte == Byte.questionMark || byte == Byte.exclamationMark) && isLeftBound(at: position)
        return isPostfix ? 1 : nil
    }

    private func isAngleBracket(_ byte: UInt8) -> Bool {
        byte == Byte.lessThan || byte == Byte.greaterThan
    }

    /// The length in bytes of the operator character at an offset, if there is one.
    private func operatorLength(at offset: Int) -> Int? {
        let first = byte(at: offset)
        if Byte.isOperator(first) { return 1 }
        guard first >= 0x80, let (scalar, length) = scalar(at: offset) else { return nil }
        return UnicodeClass.isOperatorPart(scalar) ? length : nil
    }

    /// A comment ends an operator: `+/* … */`.
    private func isCommentStart(at offset: Int) -> Bool {
        guard byte(at: offset) == Byte.slash else { return false }
        let next = byte(at: offset + 1)
        return next == Byte.slash || next == Byte.asterisk
    }
}

// MARK: Where an operator stands

extension Lexer {
    /// Whether the character before an offset touches it, by which `swiftc` tells postfix operators.
    func isLeftBound(at offset: Int) -> Bool {
        guard offset > 0 else { return false }
        switch byte(at: offset - 1) {
        case Byte.space, Byte.tab, 0x0B, 0x0C, 0, Byte.lineFeed, Byte.carriageReturn: return false
        case Byte.leftParenthesis, Byte.leftBracket, Byte.leftBrace, Byte.comma, Byte.semicolon, Byte.colon:
            return false
        // A non-breaking space, U+00A0.
        case 0xA0: return !(offset > 1 && byte(at: offset - 2) == 0xC2)
        // The end of a comment is white space.
        case Byte.slash: return !(offset > 1 && byte(at: offset - 2) == Byte.asterisk)
        default: return true
        }
    }

    /// Whether an operator at an offset can only be a prefix of what follows.
    private func isPrefix(at offset: Int) -> Bool {
        !isLeftBound(at: offset) || !isAfterOperand()
    }

    /// Whether the token before ends an operand, so that an operator here is infix or postfix.
    func isAfterOperand() -> Bool {
        switch previous.kind {
        case .identifier:
            return secondPreviousKind == .period || !Self.isExpressionKeyword(text(previous.range))
        case .operator:
            let last = byte(at: previous.range.lowerBound)
            return previous.range.count == 1 && (last == Byte.questionMark || last == Byte.exclamationMark)
                && isLeftBound(at: previous.range.lowerBound)
        case .quotedIdentifier, .dollarIdentifier, .number, .string, .regex, .poundWord, .unterminated: return true
        case .rightParenthesis, .rightBracket, .rightBrace: return true
        default: return false
        }
    }

    /// Keywords that an expression follows.
    private static func isExpressionKeyword(_ word: String) -> Bool {
        switch word {
        case "return", "in", "case", "if", "guard", "while", "switch", "where", "try", "await", "throw", "else", "do",
            "repeat", "yield", "consume", "copy", "discard", "unsafe", "then":
            true
        default: false
        }
    }
}
