extension Lexer {
    /// Scans an integer or a float with the letters that touch it: `1abc` is one mistake, not two tokens.
    mutating func scanNumber() -> TokenKind {
        let prefix = byte(at: position + 1)
        if byte == Byte.zero && prefix == UInt8(ascii: "x") {
            scanHexNumber()
        } else if byte == Byte.zero && (prefix == UInt8(ascii: "b") || prefix == UInt8(ascii: "o")) {
            position += 2
        } else {
            scanDecimalNumber()
        }
        skipIdentifierParts()
        return .number
    }

    private mutating func scanDecimalNumber() {
        // After a period a number is a tuple's element, and the next period another one's: `pair.0.1`.
        let isElement = position > 0 && byte(at: position - 1) == Byte.period
        skipDigits()
        if !isElement && byte == Byte.period && Byte.isDigit(byte(at: position + 1)) {
            position += 1
            skipDigits()
        }
        if byte | 0x20 == UInt8(ascii: "e") { skipExponent() }
    }

    private mutating func scanHexNumber() {
        position += 2
        skipHexDigits()
        let period = position
        if byte == Byte.period && Byte.isHexDigit(byte(at: position + 1)) {
            position += 1
            skipHexDigits()
        }
        if byte | 0x20 == UInt8(ascii: "p") {
            skipExponent()
        } else if position > period && !Byte.isDigit(byte(at: period + 1)) {
            // `0xFF.description`, not a fraction: that needs an exponent.
            position = period
        }
    }

    private mutating func skipExponent() {
        let sign = byte(at: position + 1)
        let digits = position + (sign == Byte.plus || sign == Byte.minus ? 2 : 1)
        guard Byte.isDigit(byte(at: digits)) else { return }
        position = digits
        skipDigits()
    }

    private mutating func skipDigits() {
        while Byte.isDigit(byte) || byte == Byte.underscore { position += 1 }
    }

    private mutating func skipHexDigits() {
        while Byte.isHexDigit(byte) || byte == Byte.underscore { position += 1 }
    }
}
