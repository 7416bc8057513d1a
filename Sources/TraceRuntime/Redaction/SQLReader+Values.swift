// The detection of values. Text in double quotes may be a name or a string, and a password may have no quotes.

extension SQLReader {
    /// Returns true if the double quotes at a position enclose a string.
    func holdsString(at start: Int) -> Bool {
        if dialect.alwaysQuotesStringsTwice { return true }
        guard dialect.mayQuoteStringsTwice else { return false }
        let before = endBefore(start)
        guard before > 0 else { return false }
        switch bytes[before - 1] {
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "|"): return true
        case UInt8(ascii: "("), UInt8(ascii: ","): return isInValueList(before - 1)
        default:
            let word = wordStart(before: before)..<before
            if isOne(of: Self.wordsBeforeValues, word) { return true }
            // `BETWEEN "a" AND "b"`
            return equals("and", word) && isBehindBetween(word.lowerBound)
        }
    }

    private static let wordsBeforeValues: [StaticString] = [
        "like", "ilike", "glob", "regexp", "rlike", "match", "between", "then", "else", "escape", "is", "not", "by",
        "values", "return", "password", "returns", "div", "mod",
    ]

    /// Returns true if a parenthesis or comma belongs to a list of values: after `VALUES`, `IN`, or a function's name.
    private func isInValueList(_ position: Int) -> Bool {
        var index = position
        var depth = 0
        // A longer list counts as a list of values.
        while index > 0, position - index < 256 {
            let byte = bytes[index]
            if byte == UInt8(ascii: ")") { depth += 1 }
            if byte == UInt8(ascii: "(") {
                if depth == 0 { return bracketHoldsValues(index) }
                depth -= 1
            }
            index -= 1
        }
        if position - index >= 256 { return true }
        return false
    }

    private func bracketHoldsValues(_ bracket: Int) -> Bool {
        let nameEnd = endBefore(bracket)
        let name = wordStart(before: nameEnd)..<nameEnd
        if name.isEmpty {
            // `VALUES (…), (…)`, `IN ((…), (…))`. Columns follow the quoted name of a table.
            let last = nameEnd > 0 ? bytes[nameEnd - 1] : 0
            return last == UInt8(ascii: ",") || last == UInt8(ascii: "(") || last == UInt8(ascii: "=")
        }
        if isOne(of: Self.wordsBeforeColumns, name) { return false }
        let beforeName = endBefore(name.lowerBound)
        let word = wordStart(before: beforeName)..<beforeName
        // `INSERT INTO t ("a")`, and a schema before it: `INTO s.t ("a")`.
        if beforeName > 0, bytes[beforeName - 1] == UInt8(ascii: ".") { return false }
        return !isOne(of: Self.wordsBeforeTables, word)
    }

    private static let wordsBeforeColumns: [StaticString] = [
        "key", "using", "by", "on", "select", "distinct", "exists", "as", "unique", "index", "from", "join", "table",
        "references", "primary", "partition", "over",
    ]
    private static let wordsBeforeTables: [StaticString] = [
        "into", "table", "on", "references", "exists", "update", "join", "from", "with", "index", "view", "only", "key",
        "constraint", "copy", "recursive",
    ]

    private func isBehindBetween(_ position: Int) -> Bool {
        let valueEnd = endBefore(position)
        var index = valueEnd
        if index > 0, bytes[index - 1] == UInt8(ascii: "\"") {
            index -= 1
            while index > 0, bytes[index - 1] != UInt8(ascii: "\"") { index -= 1 }
            index -= 1
        } else {
            index = wordStart(before: index)
        }
        let wordEnd = endBefore(max(0, index))
        return equals("between", wordStart(before: wordEnd)..<wordEnd)
    }

    // MARK: - Passwords

    /// Reads an assignment or a comparison, and masks a password without quotes behind it: `password = tiger`.
    func assignment(at start: Int) -> Token {
        let value = bytes.firstIndex(notOf: .assignments, from: start, to: end)
        let nameEnd = bytes[start - 1] == UInt8(ascii: ":") ? start - 1 : start
        return secret(at: value, behind: nameEnd, isBare: true).map { .literal($0) } ?? .plain(value)
    }

    /// Returns the value at a position, if the name before another position is sensitive: `PASSWORD "tiger"`.
    func secret(at value: Int, behind nameEnd: Int, isBare: Bool) -> Range<Int>? {
        guard ByteSet.words.contains(bytes[value]) || bytes[value] == UInt8(ascii: "\"") else { return nil }
        let name = word(before: bytes.lastIndex(notOf: .spaces, before: nameEnd, downTo: tokenEnd))
        guard !name.isEmpty, names.verdict(of: bytes, in: name) == .sensitive else { return nil }
        return secret(at: value, isBare: isBare)
    }

    /// Returns the password behind `IDENTIFIED BY` and its variants, unless it is a literal in single quotes.
    func password(behind word: Range<Int>) -> Range<Int>? {
        guard isBeforePassword(word), announcesPassword(word) else { return nil }
        return secret(at: bytes.firstIndex(notOf: .spaces, from: word.upperBound, to: end), isBare: true)
    }

    private func isBeforePassword(_ word: Range<Int>) -> Bool {
        switch word.count {
        case 2: bytes.has("by", at: word.lowerBound)
        case 6: bytes.has("values", at: word.lowerBound)
        case 7: bytes.has("replace", at: word.lowerBound)
        default: false
        }
    }

    /// Returns true if `BY`, `VALUES` or `REPLACE` belongs to `IDENTIFIED`.
    private func announcesPassword(_ word: Range<Int>) -> Bool {
        var position = word.lowerBound
        // `IDENTIFIED BY new REPLACE old`, `IDENTIFIED BY VALUES x`, `IDENTIFIED WITH plugin BY x`
        for _ in 0..<4 {
            let wordEnd = endBefore(position)
            position = bytes.lastIndex(notOf: .sqlTerms, before: wordEnd, downTo: 0)
            if position == wordEnd { return false }
            if equals("identified", position..<wordEnd) { return true }
        }
        return false
    }

    private func secret(at start: Int, isBare: Bool) -> Range<Int>? {
        if bytes[start] == UInt8(ascii: "\"") { return start..<endOfName(from: start) }
        guard isBare, ByteSet.words.contains(bytes[start]) else { return nil }
        let wordEnd = bytes.firstIndex(notOf: .barePasswords, from: start, to: end)
        // A password does not follow the name of a column or a function, or one of these words.
        let isName = bytes[wordEnd] == UInt8(ascii: ".") || bytes[wordEnd] == UInt8(ascii: "(")
        let isString = bytes[wordEnd] == UInt8(ascii: "'")
        if isName || isString || isOne(of: Self.wordsOfNoPassword, start..<wordEnd) { return nil }
        return start..<wordEnd
    }

    private static let wordsOfNoPassword: [StaticString] = [
        "null", "default", "password", "values", "random", "excluded", "any", "all", "some", "case", "select",
    ]

    // MARK: - Looking back

    private func endBefore(_ position: Int) -> Int {
        bytes.lastIndex(notOf: .spaces, before: position, downTo: 0)
    }

    private func wordStart(before wordEnd: Int) -> Int {
        bytes.lastIndex(notOf: .words, before: wordEnd, downTo: max(0, wordEnd - 64))
    }

    private func equals(_ word: StaticString, _ range: Range<Int>) -> Bool {
        word.utf8CodeUnitCount == range.count && bytes.has(word, at: range.lowerBound)
    }

    private func isOne(of words: [StaticString], _ range: Range<Int>) -> Bool { words.contains { equals($0, range) } }
}

extension ByteSet {
    fileprivate static var assignments: ByteSet { ByteSet(":=", spaces: true) }
    fileprivate static var sqlTerms: ByteSet {
        ByteSet("_$\"'`@.*", letters: true, digits: true, others: true)
    }
    fileprivate static var barePasswords: ByteSet {
        ByteSet("_$#!@%^&*+-/?", letters: true, digits: true, others: true)
    }
}
