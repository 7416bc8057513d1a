/// Resolves the escapes of a string literal on one line, plain (`"…"`) or raw (`#"…"#`), as Swift does.
struct AnnotationStringLiteral {
    /// A mistake in a literal.
    enum Mistake {
        /// A line end inside, or three quotes.
        case multiline
        case interpolation(offset: Int)
        case escape(String, offset: Int)
    }

    private let file: SourceFile
    private var position: Int
    private let end: Int
    private let pounds: Int
    private var content: [UInt8] = []

    /// The content of a ``TokenKind/string`` token.
    static func content(of token: Token, in file: SourceFile) -> Result {
        let pounds = file.bytes[token.range].prefix { $0 == Byte.pound }.count
        let quotes = file.bytes[(token.range.lowerBound + pounds)...].prefix { $0 == Byte.quote }.count
        guard quotes < 3 || pounds > 0 && !file.bytes[token.range].contains(where: Byte.isLineEnd) else {
            return .mistake(.multiline)
        }
        var literal = AnnotationStringLiteral(
            file: file, position: token.range.lowerBound + pounds + 1, end: token.range.upperBound - pounds - 1,
            pounds: pounds)
        return literal.resolve()
    }

    enum Result {
        case content(String)
        case mistake(Mistake)
    }

    private init(file: SourceFile, position: Int, end: Int, pounds: Int) {
        self.file = file
        self.position = position
        self.end = end
        self.pounds = pounds
    }

    private mutating func resolve() -> Result {
        while position < end {
            let byte = file.bytes[position]
            guard byte == Byte.backslash, startsEscape else {
                content.append(byte)
                position += 1
                continue
            }
            if let mistake = resolveEscape() { return .mistake(mistake) }
        }
        return .content(String(decoding: content, as: UTF8.self))
    }

    /// Whether as many signs follow the backslash here as the literal begins with.
    private var startsEscape: Bool {
        position + pounds < end && file.bytes[position + 1..<position + 1 + pounds].allSatisfy { $0 == Byte.pound }
    }

    private mutating func resolveEscape() -> Mistake? {
        let start = position
        position += pounds + 1
        guard position < end else { return .escape("\\", offset: start) }
        let letter = file.bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "0"): content.append(0)
        case UInt8(ascii: "t"): content.append(Byte.tab)
        case UInt8(ascii: "n"): content.append(Byte.lineFeed)
        case UInt8(ascii: "r"): content.append(Byte.carriageReturn)
        case UInt8(ascii: "'"), Byte.quote, Byte.backslash: content.append(letter)
        case UInt8(ascii: "u"):
            guard let scalar = resolveScalar() else { return .escape(file.text(start..<position), offset: start) }
            content.append(contentsOf: String(Character(scalar)).utf8)
        case Byte.leftParenthesis: return .interpolation(offset: start)
        default:
            while position < end && file.bytes[position] & 0xC0 == 0x80 { position += 1 }
            return .escape(file.text(start..<position), offset: start)
        }
        return nil
    }

    /// The scalar of `{1F600}`, one to eight digits.
    private mutating func resolveScalar() -> Unicode.Scalar? {
        guard position < end, file.bytes[position] == Byte.leftBrace else { return nil }
        position += 1
        let start = position
        while position < end, Byte.isHexDigit(file.bytes[position]) { position += 1 }
        let digits = file.text(start..<position)
        guard position < end, file.bytes[position] == Byte.rightBrace, (1...8).contains(digits.utf8.count) else {
            return nil
        }
        position += 1
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
