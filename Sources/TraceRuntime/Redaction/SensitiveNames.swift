/// The names whose values never leave the process.
///
/// A name is sensitive if it contains a sensitive word or pair of words: ``SensitiveWords``.
struct SensitiveNames: Sendable, Hashable {
    enum Verdict: Sendable, Hashable {
        case harmless
        /// The value is secret unless it is a number: `max_tokens`, `password_length`.
        case count
        case sensitive
    }

    /// The place of a name.
    enum Place: Sendable, Hashable {
        case anywhere
        /// A query or a form, in which `code` and `key` are sensitive, too.
        case query
    }

    static let standard = SensitiveNames()

    /// The changes to the standard names; nil without changes.
    private let changes: Changes?

    init(adding added: [String] = [], exempting exempt: [String] = [], ofSite: [String] = []) {
        self.init(
            Changes(added: Self.folded(added), ofSite: Self.folded(ofSite), exempt: Self.folded(exempt)))
    }

    private init(_ changes: Changes) {
        self.changes = changes.isNothing ? nil : changes
    }

    /// Whether these are the standard names without additions and exemptions.
    var isStandard: Bool { changes == nil }

    /// Whether both come from one configuration. Equal ones from two configurations are not told to be the same.
    func isSame(as other: SensitiveNames) -> Bool { changes === other.changes }

    /// Returns a site's names with those of a configuration.
    func under(_ configured: SensitiveNames) -> SensitiveNames {
        guard let configured = configured.changes else { return self }
        return SensitiveNames(
            Changes(added: configured.added, ofSite: changes?.ofSite ?? [], exempt: configured.exempt))
    }

    private static func folded(_ names: [String]) -> [[UInt8]] { names.map(folded).filter { !$0.isEmpty } }

    private static func folded(_ name: String) -> [UInt8] {
        name.withBytes(upTo: FoldedName.sizeMax) { bytes in
            FoldedName.with(bytes, in: 0..<bytes.count) { name in (0..<name.count).map { name[$0] } } ?? []
        }
    }

    func verdict(of name: String, in place: Place = .anywhere) -> Verdict {
        name.withName { verdict(of: $0, in: 0..<$0.count, place) }
    }

    /// Decides about a name.
    ///
    /// - Parameter range: the range of the name in a text.
    func verdict(of bytes: TextBytes, in range: Range<Int>, _ place: Place = .anywhere) -> Verdict {
        // All sensitive names are longer.
        if range.count < 2 { return .harmless }
        if changes == nil, SensitiveWords.filter.passes(range, of: bytes, in: place) { return .harmless }
        return closerVerdict(of: bytes, in: range, place)
    }

    @inline(never)
    private func closerVerdict(of bytes: TextBytes, in range: Range<Int>, _ place: Place) -> Verdict {
        FoldedName.with(bytes, in: range) { verdict(of: $0, place) } ?? .sensitive
    }

    @inline(__always)
    private func verdict(of name: FoldedName, _ place: Place) -> Verdict {
        let words = SensitiveWords.standard
        var gram: UInt32 = 0
        var wordStart = 0
        var index = 0
        while index < name.count {
            if index > wordStart, name.isStart(index) {
                if let verdict = shortWord(name, wordStart..<index, gram, words) { return verdict }
                wordStart = index
            }
            gram = gram &<< 8 | UInt32(name[index])
            index &+= 1
            if index >= 4, let candidates = words.candidates(gram),
                let verdict = match(name, at: index &- 4, candidates, words)
            {
                return verdict
            }
        }
        if let verdict = shortWord(name, wordStart..<index, gram, words) { return verdict }
        if place == .query, name.equals("code") || name.equals("key") {
            return isExempt(name, 0..<name.count) ? .harmless : .sensitive
        }
        return isAdded(name) ? .sensitive : .harmless
    }

    /// Finds a sensitive word of two or three letters, or its plural with `s`.
    @inline(__always)
    private func shortWord(
        _ name: FoldedName, _ range: Range<Int>, _ gram: UInt32, _ words: SensitiveWords
    ) -> Verdict? {
        let size = range.count
        guard size >= 2, size <= 4 else { return nil }
        if size < 4, let candidates = words.candidates(gram & (UInt32(1) &<< UInt32(8 * size) &- 1)),
            let verdict = match(name, at: range.lowerBound, candidates, words)
        {
            return verdict
        }
        guard gram & 0xFF == UInt32(UInt8(ascii: "s")) else { return nil }
        let singular = (gram &>> 8) & (UInt32(1) &<< UInt32(8 * (size - 1)) &- 1)
        return words.candidates(singular).flatMap { match(name, at: range.lowerBound, $0, words) }
    }

    @inline(never)
    private func match(
        _ name: FoldedName, at start: Int, _ candidates: Range<Int>, _ words: SensitiveWords
    ) -> Verdict? {
        for candidate in candidates {
            let entry = words.entries[candidate]
            let end = start + entry.letters.count
            guard name.has(entry.letters, at: start), name.obeys(entry, start..<end) else { continue }
            if isExempt(name, start..<end) { continue }
            // An additional name is sensitive even if it names a count.
            if name.countsSomething(entry, start..<end) { return isAdded(name) ? .sensitive : .count }
            return .sensitive
        }
        return nil
    }

    private func isAdded(_ name: FoldedName) -> Bool {
        guard let changes else { return false }
        return changes.added.contains { name.firstIndex(ofWords: $0) != nil }
            || changes.ofSite.contains { name.firstIndex(ofWords: $0) != nil }
    }

    /// Returns true if a range is a part of an exempt name.
    private func isExempt(_ name: FoldedName, _ range: Range<Int>) -> Bool {
        for words in changes?.exempt ?? [] {
            var from = 0
            while let start = name.firstIndex(ofWords: words, from: from) {
                if start <= range.lowerBound && range.upperBound <= start + words.count { return true }
                from = start + 1
            }
        }
        return false
    }
}

extension FoldedName {
    @inline(__always)
    func has(_ letters: [UInt8], at start: Int) -> Bool {
        guard start + letters.count <= count else { return false }
        for offset in 0..<letters.count where self[start + offset] != letters[offset] { return false }
        return true
    }

    func has(_ letters: StaticString, at start: Int) -> Bool {
        guard start + letters.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<letters.utf8CodeUnitCount where self[start + offset] != letters.utf8Start[offset] {
            return false
        }
        return true
    }

    func equals(_ letters: StaticString) -> Bool { count == letters.utf8CodeUnitCount && has(letters, at: 0) }

    /// Returns the index of adjacent whole words whose joined letters are given.
    func firstIndex(ofWords letters: [UInt8], from: Int = 0) -> Int? {
        guard count >= letters.count, from <= count - letters.count else { return nil }
        return (from...(count - letters.count)).first { start in
            isStart(start) && isStart(start + letters.count) && has(letters, at: start)
        }
    }

    fileprivate func obeys(_ entry: SensitiveWords.Entry, _ range: Range<Int>) -> Bool {
        switch entry.rule {
        case .anywhere: return !Self.otherWords.contains { has($0, at: range.lowerBound) }
        case .word: return isStart(range.lowerBound) && isWordEnd(range.upperBound)
        case .lastWord: return isStart(range.lowerBound) && isWordEnd(range.upperBound, isLast: true)
        }
    }

    /// Returns true if a word, or its plural with `s`, ends at an index.
    private func isWordEnd(_ index: Int, isLast: Bool = false) -> Bool {
        let isPlural = !isStart(index) && self[index] == UInt8(ascii: "s") && isStart(index + 1)
        guard isStart(index) || isPlural else { return false }
        return !isLast || index >= count || (isPlural && index + 1 >= count)
    }

    /// Harmless words that begin like sensitive ones.
    private static let otherWords: [StaticString] = [
        "tokenize", "tokenizi", "tokenizat", "tokenise", "tokenisi", "secretar",
        "passwordless", "cookieless",
    ]

    /// Returns true if the name is of a count or a length.
    fileprivate func countsSomething(_ entry: SensitiveWords.Entry, _ range: Range<Int>) -> Bool {
        if hasWord(of: Self.countWords) { return true }
        guard has("token", at: range.lowerBound) else { return false }
        return (has("tokens", at: range.lowerBound) && isStart(range.lowerBound + 6))
            || hasWord(of: Self.tokenCountWords)
    }

    private func hasWord(of words: [[UInt8]]) -> Bool { words.contains { firstIndex(ofWords: $0) != nil } }

    private static func words(_ text: StaticString) -> [[UInt8]] {
        text.description.utf8.split(separator: 0x20).map(Array.init)
    }

    private static let countWords = words("count counts length size attempts limit total ttl age rounds retries")
    /// Words beside `token` that make it a count, mostly of language models.
    private static let tokenCountWords = words(
        "input output max min prompt completion budget used remaining cached usage reasoning num avg sum per rate")
}

extension SensitiveNames {
    /// Names in small letters, without what separates their words.
    fileprivate final class Changes: Sendable, Hashable {
        let added: [[UInt8]]
        let ofSite: [[UInt8]]
        /// They count no more, unless they were added.
        let exempt: [[UInt8]]

        init(added: [[UInt8]], ofSite: [[UInt8]], exempt: [[UInt8]]) {
            self.added = added
            self.ofSite = ofSite
            self.exempt = exempt
        }

        var isNothing: Bool { added.isEmpty && ofSite.isEmpty && exempt.isEmpty }

        static func == (lhs: Changes, rhs: Changes) -> Bool {
            lhs.added == rhs.added && lhs.ofSite == rhs.ofSite && lhs.exempt == rhs.exempt
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(added)
            hasher.combine(ofSite)
            hasher.combine(exempt)
        }
    }
}

extension String {
    /// Calls a closure with the bytes of a name: as many as tell that it is too long, if it is.
    @inline(__always)
    func withName<R>(_ body: (TextBytes) -> R) -> R { withBytes(upTo: 2 * FoldedName.sizeMax, body) }
}
