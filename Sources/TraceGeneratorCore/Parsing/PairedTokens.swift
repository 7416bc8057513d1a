/// A file's tokens as the parser reads them: without trivia, and with matched brackets.
///
/// A *place* is an index into them. The parser steps over matched brackets, so it needs no recursion, however deep the
/// source nests.
///
/// It is an immutable class around bare pointers: SwiftPM builds the tool without optimization, where a struct is
/// copied, and its references are retained, for nearly every call.
final class PairedTokens {
    let file: SourceFile
    let tokens: [Token]
    let pairing: BracketPairing
    /// The number of places.
    let count: Int
    private let places: UnsafeMutablePointer<Place>
    private let bytes: UnsafeMutablePointer<UInt8>

    /// A token that is not trivia.
    struct Place {
        let kind: TokenKind
        /// UTF-8 offsets into the file.
        let start: Int
        let end: Int
        /// Among all tokens of the file.
        let tokenIndex: Int
        /// The place of the matching bracket; `none` for other tokens and for brackets without a match.
        var partner = Place.none
        /// For an opening bracket, the bracket that is open around it, or `none`.
        var outer = Place.none

        static let none = -1
    }

    init(_ file: SourceFile, tokens: [Token]) {
        self.file = file
        self.tokens = tokens
        bytes = .allocate(capacity: file.bytes.count)
        places = .allocate(capacity: tokens.count)
        file.bytes.withUnsafeBufferPointer { [bytes] in
            if let base = $0.baseAddress { bytes.initialize(from: base, count: $0.count) }
        }
        count = tokens.withUnsafeBufferPointer { [places] in Self.fill(places, with: $0) }
        pairing = BracketPairing(places, count: count, bytes: bytes)
    }

    deinit {
        places.deallocate()
        bytes.deallocate()
    }

    /// Returns how many tokens are not trivia.
    private static func fill(
        _ places: UnsafeMutablePointer<Place>, with tokens: UnsafeBufferPointer<Token>
    ) -> Int {
        guard let base = tokens.baseAddress else { return 0 }
        var count = 0
        var index = 0
        while index < tokens.count {
            let token = base[index]
            if !token.kind.isTrivia {
                places[count] = Place(kind: token.kind, start: token.start, end: token.end, tokenIndex: index)
                count += 1
            }
            index += 1
        }
        return count
    }

    /// Nil after the last token.
    func kind(_ place: Int) -> TokenKind? {
        place >= 0 && place < count ? places[place].kind : nil
    }

    /// The offset at which a token begins; after the last token, the file's end.
    func offset(_ place: Int) -> Int {
        place < count ? places[place].start : file.bytes.count
    }

    /// A token's index among all of the file.
    func tokenIndex(_ place: Int) -> Int { places[place].tokenIndex }

    /// The place of the bracket that matches a bracket, if there is one.
    func partner(_ place: Int) -> Int? {
        guard place < count, places[place].partner != Place.none else { return nil }
        return places[place].partner
    }

    func text(_ place: Int) -> String { text(places[place].start..<places[place].end) }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
    }

    func spells(_ place: Int, _ word: StaticString) -> Bool {
        guard place >= 0, place < count else { return false }
        let start = places[place].start
        let count = places[place].end - start
        return count == word.utf8CodeUnitCount && sameBytes(bytes + start, word.utf8Start, count)
    }

    func isOperator(_ place: Int, _ spelling: StaticString) -> Bool {
        guard place >= 0, place < count, case .operator = places[place].kind else { return false }
        return spells(place, spelling)
    }

    func keyword(_ place: Int) -> Keyword? {
        guard place >= 0, place < count, case .identifier = places[place].kind else { return nil }
        return Keyword(bytes + places[place].start, count: places[place].end - places[place].start)
    }

    func directive(_ place: Int) -> Directive? {
        guard place >= 0, place < count else { return nil }
        return Directive(places[place], bytes)
    }

    /// Whether a token can stand between `<` and `>`.
    func canStandInAngleBrackets(_ place: Int) -> Bool {
        AngleBrackets.canHold(places[place], bytes, isParameterClause: false)
    }

    /// Whether a token can be a name: an identifier, keyword or not, or one in backticks.
    func isName(_ place: Int) -> Bool {
        guard place >= 0, place < count else { return false }
        switch places[place].kind {
        case .identifier, .quotedIdentifier, .dollarIdentifier: return true
        default: return false
        }
    }

    /// The name at a place, without backticks.
    func name(_ place: Int) -> String {
        let isQuoted = kind(place) == .quotedIdentifier
        return isQuoted ? text(places[place].start + 1..<places[place].end - 1) : text(place)
    }

    /// Whether nothing stands between a token and the one before.
    func touchesPrevious(_ place: Int) -> Bool {
        place > 0 && place < count && places[place].start == places[place - 1].end
    }

    /// Whether a token is the first one on its line.
    func startsLine(_ place: Int) -> Bool {
        guard place > 0, place < count else { return true }
        var index = places[place - 1].tokenIndex + 1
        while index < places[place].tokenIndex {
            if case .newline = tokens[index].kind { return true }
            index += 1
        }
        return false
    }

    /// The source at the places, without the trivia around it.
    func fragment(_ range: Range<Int>) -> Fragment {
        precondition(!range.isEmpty)
        let first = places[range.lowerBound]
        let last = places[range.upperBound - 1]
        let offsets = first.start..<last.end
        return Fragment(text: text(offsets), tokens: first.tokenIndex..<last.tokenIndex + 1, range: offsets)
    }
}
