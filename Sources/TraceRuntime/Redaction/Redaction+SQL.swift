extension Redaction {
    /// An SQL statement with every literal replaced by `?`, comments left out.
    ///
    /// Dialects disagree on what a backslash or a double quote means. Where they do, it takes the reading that shows
    /// less: behind a backslash in a string everything is left out, and a double-quoted word that is compared with
    /// counts as a literal.
    func sql(_ statement: String) -> String {
        // A literal that is cut off ends with the text, like any that is not closed.
        var scanner = SQLRedactor(statement.cut(toBytes: Self.textSizeMax))
        return freeText(scanner.redact())
    }
}

/// Copies tokens, less the values in them.
private struct SQLRedactor {
    private let bytes: [UInt8]
    private var position = 0
    private var output: [UInt8] = []

    init(_ statement: String) { bytes = Array(statement.utf8) }

    mutating func redact() -> String {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "'"): redactString()
            case UInt8(ascii: "\"") where isBehindComparison: redactString()
            case UInt8(ascii: "\""), UInt8(ascii: "`"): copyQuotedName()
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"): skip { $0 == 0x0A }
            case UInt8(ascii: "#") where isAtStartOfWord: skip { $0 == 0x0A }
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipBlockComment()
            case UInt8(ascii: "$"): redactDollarQuote()
            case UInt8(ascii: "0")...UInt8(ascii: "9"): redactNumber()
            case UInt8(ascii: ".") where next.isDigit: redactNumber()
            case let byte where byte.isNameByte: copyName()
            default: copyByte()
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private var next: UInt8 { position + 1 < bytes.count ? bytes[position + 1] : 0 }

    private var isAtStartOfWord: Bool { output.last.map(\.isSpace) ?? true }

    private var isBehindComparison: Bool {
        guard let last = output.last(where: { !$0.isSpace }) else { return false }
        return Set("=<>~".utf8).contains(last)
    }

    /// `'it''s'`
    private mutating func redactString() {
        let quote = bytes[position]
        dropPrefixOfString()
        output.append(UInt8(ascii: "?"))
        position += 1
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\\") {
                position = bytes.count
            } else if bytes[position] != quote {
                position += 1
            } else if next == quote {
                position += 2
            } else {
                position += 1
                return
            }
        }
    }

    /// `E'…'`, `N'…'`, `X'…'`
    private mutating func dropPrefixOfString() {
        guard let last = output.last, Set("eEnNxXbB".utf8).contains(last) else { return }
        if let before = output.dropLast().last, before.isNameByte || before.isDigit { return }
        output.removeLast()
    }

    private mutating func copyQuotedName() {
        let quote = bytes[position]
        copyByte()
        while position < bytes.count {
            let isEnd = bytes[position] == quote
            copyByte()
            if isEnd { return }
        }
    }

    /// `$$…$$` and `$tag$…$tag$`; `$1` is a placeholder.
    private mutating func redactDollarQuote() {
        let tag = bytes[(position + 1)...].prefix { $0.isNameByte || $0.isDigit }
        guard !(tag.first?.isDigit ?? false), tag.endIndex < bytes.count, bytes[tag.endIndex] == UInt8(ascii: "$")
        else {
            copyByte()
            while position < bytes.count, bytes[position].isNameByte || bytes[position].isDigit { copyByte() }
            return
        }
        let delimiter = bytes[position...tag.endIndex]
        position = tag.endIndex + 1
        while position < bytes.count, !bytes[position...].starts(with: delimiter) { position += 1 }
        position = min(bytes.count, position + delimiter.count)
        output.append(UInt8(ascii: "?"))
    }

    /// `12`, `1.5e-3`, `0xFF`
    private mutating func redactNumber() {
        output.append(UInt8(ascii: "?"))
        var last: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            let isExponentSign =
                (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && (last | 0x20) == UInt8(ascii: "e")
            guard byte.isDigit || byte.isNameByte || byte == UInt8(ascii: ".") || isExponentSign else { return }
            last = byte
            position += 1
        }
    }

    private mutating func copyName() {
        while position < bytes.count, bytes[position].isNameByte || bytes[position].isDigit { copyByte() }
    }

    private mutating func skip(until isEnd: (UInt8) -> Bool) {
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    }

    private mutating func skipBlockComment() {
        position += 2
        while position < bytes.count, !(bytes[position] == UInt8(ascii: "*") && next == UInt8(ascii: "/")) {
            position += 1
        }
        position = min(bytes.count, position + 2)
    }

    private mutating func copyByte() {
        output.append(bytes[position])
        position += 1
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
