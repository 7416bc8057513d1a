// Regex literals as SE-0354 defines them and `swiftc` lexes them in Swift 6 mode.
// https://github.com/swiftlang/swift-evolution/blob/main/proposals/0354-regex-literals.md

extension Lexer {
    /// Whether a `/` here may begin a bare regex literal: it needs the place of an expression.
    func isRegexExpected() -> Bool {
        guard isAfterOperand() else { return true }
        // After an operand `/` divides, except where it begins a line and is not followed by white space: there it is
        // a prefix operator, and that begins a new statement.
        return isFirstOnLine && !Byte.isBlank(byte(at: position + 1))
    }

    /// Skips a bare regex literal, if there is one here.
    mutating func skipRegex() -> Bool {
        guard let closing = closingSlash(from: position) else { return false }
        position = closing + 1
        return true
    }

    mutating func isRegex(at offset: Int) -> Bool {
        closingSlash(from: offset) != nil
    }

    /// The offset of the slash that closes the bare regex literal at an offset.
    ///
    /// A failed attempt says where it failed. Another one that begins before that place would fail there as well, and
    /// is not made: else a line of slashes would take quadratic time.
    private mutating func closingSlash(from start: Int) -> Int? {
        guard start >= regexFreeUntil else { return nil }
        let first = byte(at: start + 1)
        guard first != Byte.space, first != Byte.tab else { return nil }
        var offset = start + 1
        var groups = 0
        var classes = 0
        while offset < end && !Byte.isLineEnd(byte(at: offset)) {
            switch byte(at: offset) {
            case Byte.slash:
                let last = byte(at: offset - 1)
                let isEscapedSpace = byte(at: offset - 2) == Byte.backslash
                if offset > start + 1 && (isEscapedSpace || (last != Byte.space && last != Byte.tab)) { return offset }
                regexFreeUntil = offset
                return nil
            case Byte.backslash where !Byte.isLineEnd(byte(at: offset + 1)): offset += 1
            case Byte.leftBracket: classes += 1
            case Byte.rightBracket where classes > 0: classes -= 1
            case Byte.leftParenthesis where classes == 0: groups += 1
            case Byte.rightParenthesis where classes == 0:
                // `reduce(1, /)` passes an operator.
                if groups == 0 {
                    regexFreeUntil = offset
                    return nil
                }
                groups -= 1
            default: break
            }
            offset += 1
        }
        regexFreeUntil = offset
        return nil
    }

    /// `#/…/#` on one line, or on several when nothing but white space follows the opening.
    mutating func scanExtendedRegex(pounds: Int) -> TokenKind {
        position += pounds + 1
        var content = position
        while byte(at: content) == Byte.space || byte(at: content) == Byte.tab { content += 1 }
        let isMultiline = Byte.isLineEnd(byte(at: content))
        while position < end {
            switch byte {
            case Byte.backslash where position + 1 < end && !Byte.isLineEnd(byte(at: position + 1)): position += 2
            case Byte.slash:
                position += 1
                let closing = poundCount(at: position)
                position += min(closing, pounds)
                if closing >= pounds { return .regex }
            case Byte.lineFeed where !isMultiline, Byte.carriageReturn where !isMultiline: return .unterminated
            default: position += 1
            }
        }
        return .unterminated
    }
}
