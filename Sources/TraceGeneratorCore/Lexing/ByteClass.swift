/// The properties of a byte that the lexer asks for, in one table.
///
/// SwiftPM builds the tool without optimization, where a function for each property would cost a call.
struct ByteClass {
    /// The kind of token that begins with the byte.
    let start: Start
    /// The kind of the token that is this byte alone; meaningless for other bytes.
    let punctuation: TokenKind
    let isIdentifierPart: Bool
    let isBlank: Bool
    /// Whether the byte can be skipped when the end of a one-line string is searched.
    let isPlainInString: Bool

    enum Start: UInt8 {
        case identifier, blank, lineEnd, punctuation, period, `operator`, slash, quote, digit, pound, unicode
        case backtick, dollar, unknown
    }

    /// By the byte, all 256. Written once, and never freed.
    nonisolated(unsafe) static let table: UnsafePointer<ByteClass> = {
        let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
        for byte in UInt8.min ... .max { (table + Int(byte)).initialize(to: ByteClass(byte)) }
        return UnsafePointer(table)
    }()

    private init(_ byte: UInt8) {
        let punctuation = Self.punctuation(byte)
        self.punctuation = punctuation ?? .unknown
        start = punctuation == nil ? Self.start(byte) : .punctuation
        isIdentifierPart = Byte.isIdentifierPart(byte)
        isBlank = Byte.isBlank(byte)
        isPlainInString = byte != Byte.quote && byte != Byte.backslash && !Byte.isLineEnd(byte)
    }

    private static func start(_ byte: UInt8) -> Start {
        switch byte {
        case _ where Byte.isIdentifierStart(byte): .identifier
        case _ where Byte.isBlank(byte): .blank
        case _ where Byte.isLineEnd(byte): .lineEnd
        case _ where Byte.isDigit(byte): .digit
        case 0x80...: .unicode
        case Byte.quote: .quote
        case Byte.pound: .pound
        case Byte.period: .period
        case Byte.backtick: .backtick
        case Byte.dollar: .dollar
        case Byte.slash: .slash
        case _ where Byte.isOperator(byte): .operator
        default: .unknown
        }
    }

    private static func punctuation(_ byte: UInt8) -> TokenKind? {
        switch byte {
        case Byte.leftParenthesis: .leftParenthesis
        case Byte.rightParenthesis: .rightParenthesis
        case Byte.leftBrace: .leftBrace
        case Byte.rightBrace: .rightBrace
        case Byte.leftBracket: .leftBracket
        case Byte.rightBracket: .rightBracket
        case Byte.comma: .comma
        case Byte.colon: .colon
        case Byte.semicolon: .semicolon
        case Byte.at: .at
        case Byte.backslash: .backslash
        default: nil
        }
    }
}
