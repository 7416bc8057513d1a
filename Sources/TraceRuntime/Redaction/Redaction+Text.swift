extension Redaction {
    /// An error message or other free text, without what looks like a secret in it: `password=…`, `"token": …`,
    /// `Bearer …`, `https://user:password@host`.
    ///
    /// Masks too much rather than too little: nobody can know where a value in free text ends.
    func freeText(_ text: String) -> String {
        var scanner = FreeTextRedactor(head(of: text), redaction: self)
        return scanner.redact()
    }

    /// As much of a text as is looked through, less the word that the cut halves: half a URL does not look like one.
    private func head(of text: String) -> String {
        guard text.utf8.count > Self.textSizeMax else { return text }
        let head = text.cut(toBytes: Self.textSizeMax)
        return head.lastIndex(where: \.isWhitespace).map { String(head[..<$0]) } ?? Self.mark
    }
}

/// Reads words, and leaves out what follows those that announce a secret.
private struct FreeTextRedactor {
    private let text: String.UTF8View
    private let redaction: Redaction
    private var position: String.Index
    private var output = ""
    private var uncopied: String.Index

    init(_ text: String, redaction: Redaction) {
        self.text = text.utf8
        self.redaction = redaction
        position = text.startIndex
        uncopied = text.startIndex
    }

    mutating func redact() -> String {
        while position < text.endIndex {
            let start = position
            skip(while: \.isWordByte)
            if start == position {
                position = text.index(after: position)
            } else {
                redactWhatFollows(text[start..<position])
            }
        }
        copy(upTo: text.endIndex)
        return output
    }

    private mutating func redactWhatFollows(_ word: Substring.UTF8View) {
        let word = String(word) ?? ""
        if Self.schemes.contains(word.lowercased()), skipSpaces() {
            mask { $0.skip(while: \.isCredentialByte) }
        } else if redaction.isSensitive(word) {
            let end = position
            _ = skip(Self.quotes)
            skipSpaces()
            guard skip([UInt8(ascii: "="), UInt8(ascii: ":")]) else {
                position = end
                return
            }
            skipSpaces()
            mask { $0.skipValue() }
        } else if text[position...].starts(with: "://".utf8) {
            redactUserinfo()
        }
    }

    /// Masks what stands between `//` and `@`, if that is one word.
    private mutating func redactUserinfo() {
        let start = text.index(position, offsetBy: 3)
        let authority = text[start...].prefix { !$0.isSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\"") }
        position = start
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return }
        mask { $0.position = at }
    }

    /// A quoted text, or everything up to what usually ends a value. `Bearer abc` is one value.
    private mutating func skipValue() {
        if position < text.endIndex, Self.quotes.contains(text[position]) {
            let quote = text[position]
            position = text.index(after: position)
            while position < text.endIndex, text[position] != quote {
                let isEscape = text[position] == UInt8(ascii: "\\")
                position = text.index(after: position)
                if isEscape, position < text.endIndex { position = text.index(after: position) }
            }
            if position < text.endIndex { position = text.index(after: position) }
            return
        }
        let start = position
        skip(while: \.isValueByte)
        let word = String(text[start..<position]) ?? ""
        if Self.schemes.contains(word.lowercased()), skipSpaces() { skip(while: \.isCredentialByte) }
    }

    /// Puts the mark in place of what `skip` moves over, unless it stands there already.
    private mutating func mask(_ skip: (inout FreeTextRedactor) -> Void) {
        if text[position...].starts(with: Redaction.mark.utf8) {
            position = text.index(position, offsetBy: Redaction.mark.utf8.count)
            return
        }
        copy(upTo: position)
        let start = position
        skip(&self)
        if position > start { output += Redaction.mark }
        uncopied = position
    }

    private mutating func copy(upTo end: String.Index) {
        output += String(text[uncopied..<end]) ?? ""
        uncopied = end
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < text.endIndex, condition(text[position]) { position = text.index(after: position) }
    }

    private mutating func skip(_ bytes: [UInt8]) -> Bool {
        guard position < text.endIndex, bytes.contains(text[position]) else { return false }
        position = text.index(after: position)
        return true
    }

    @discardableResult
    private mutating func skipSpaces() -> Bool {
        let start = position
        skip(while: \.isSpace)
        return position > start
    }

    /// https://www.iana.org/assignments/http-authschemes
    private static let schemes: Set<String> = ["basic", "bearer", "digest"]
    private static let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")]
}

extension UInt8 {
    /// Of names as they are written in code and headers. Everything that is not ASCII may be a letter.
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    fileprivate var isValueByte: Bool { !isSpace && !Set(",;&)]}".utf8).contains(self) }

    /// https://datatracker.ietf.org/doc/html/rfc6750#section-2.1
    fileprivate var isCredentialByte: Bool { !isSpace && !Set(",;\"')]}".utf8).contains(self) }
}
