/// A piece of a source file. The tokens of a file, put together, are the file.
struct Token: Sendable, Equatable {
    let kind: TokenKind
    /// UTF-8 offsets into the file; never empty.
    let range: Range<Int>
}

enum TokenKind: UInt8, Sendable {
    // Trivia.
    /// Spaces, tabs, vertical tabs, form feeds, NULs.
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
    /// An integer or float literal in any base.
    case number
    /// A whole string literal: delimiters, interpolations with all that is nested in them, raw and multi-line.
    case string
    /// A whole regex literal: `/…/` or `#/…/#`.
    case regex
    /// A run of operator characters, `->`, `=`, `&&`, `?`, `!`, `<`, `.` runs such as `...`; generic brackets `<` and
    /// `>` are always tokens of their own, one character each, when they stand at the edge of an operator run that
    /// could close a generic clause: the parser splits other runs itself.
    case `operator`
    case leftParenthesis, rightParenthesis
    case leftBrace, rightBrace
    case leftBracket, rightBracket
    case comma, colon, semicolon, period, at
    /// `#if`, `#available`, `#selector`: the sign and the word.
    case poundWord
    /// `#` alone, `\`, a lone backtick, a control character, bytes that are no UTF-8.
    case unknown

    var isTrivia: Bool { rawValue <= TokenKind.hashbang.rawValue }
}
