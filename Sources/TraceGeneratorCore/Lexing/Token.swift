/// A piece of a source file. The tokens of a file, put together, are the file.
struct Token: Sendable, Equatable {
    let kind: TokenKind
    /// UTF-8 offset into the file.
    let start: Int
    /// After it; a token is never empty.
    let end: Int

    /// UTF-8 offsets into the file.
    var range: Range<Int> { start..<end }
}

/// The kind of a token.
///
/// Operators are cut so that a parser of declarations never has to split one: in types, `<`, `>`, `?`, `!` and `->` are
/// always tokens of their own.
/// * `<` and `>` are one token each, wherever they stand (`Set<Set<Int>>=` is `… Int > > =`), except in `->` and in an
///   operator that begins with a period (`..<`). So `a >= b` is `>` `=`, two operator tokens without trivia between
///   them. A reader that needs the operator (the name in `func >= (…)`) joins touching tokens.
/// * `?` and `!` that touch what is before them are one token each, as in `swiftc`: `Int??` is `Int` `?` `?`.
/// * Every other run of operator characters is one token: `=`, `==`, `&&`, `...`, `??`, `&`, `*`.
enum TokenKind: UInt8, Sendable, CaseIterable {
    // Trivia.
    /// Spaces, tabs, vertical tabs, form feeds, NULs; a non-breaking space; the byte order mark at the file's start.
    case whitespace
    /// One `\n`, `\r\n` or `\r`.
    case newline
    /// `// …` without its line end.
    case lineComment
    /// `/* … */` with everything nested in it; cut off at the file's end if it is not closed.
    case blockComment
    /// `#!…` at the file's start.
    case hashbang

    /// An identifier or keyword, without backticks.
    case identifier
    /// An identifier between backticks, these included: `` `default` ``, `` `a raw name` ``.
    case quotedIdentifier
    /// `$0`, `$projected`.
    case dollarIdentifier
    /// An integer or float literal in any base, without sign.
    case number
    /// A whole string literal: delimiters, interpolations with all that is nested in them, raw and multi-line.
    case string
    /// A whole regex literal: `/…/` or `#/…/#`.
    case regex
    /// Operator characters, cut as ``TokenKind`` says.
    case `operator`
    case leftParenthesis, rightParenthesis
    case leftBrace, rightBrace
    case leftBracket, rightBracket
    case comma, colon, semicolon, period, at
    /// The `\` of a key path.
    case backslash
    /// `#if`, `#available`, `` #`macro` ``: the sign and the word.
    case poundWord
    /// A string or regex literal that is not closed, up to where `swiftc` gives up.
    case unterminated
    /// `#` without a word after it, a lone backtick, a control character, or bytes that are not UTF-8.
    case unknown

    var isTrivia: Bool {
        switch self {
        case .whitespace, .newline, .lineComment, .blockComment, .hashbang: true
        default: false
        }
    }
}

extension TokenKind {
    /// Concrete, since the generic comparison of optionals costs ten times as much in an unoptimized build.
    static func == (one: TokenKind?, other: TokenKind) -> Bool {
        guard let one else { return false }
        return one.rawValue == other.rawValue
    }

    static func != (one: TokenKind?, other: TokenKind) -> Bool { !(one == other) }
}
