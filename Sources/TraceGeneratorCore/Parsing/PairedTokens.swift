/// A file's tokens as the parser reads them: without trivia, and every bracket knows its partner.
///
/// A *place* is an index into them. Since what stands between brackets can be stepped over, no part of the parser needs
/// recursion, however deep the source nests.
struct PairedTokens: Sendable {
    let file: SourceFile
    let tokens: [Token]
    /// For each place the index of its token.
    let tokenIndices: [Int]
    let pairing: BracketPairing

    init(_ file: SourceFile, tokens: [Token]) {
        self.file = file
        self.tokens = tokens
        var indices: [Int] = []
        for index in tokens.indices where !tokens[index].kind.isTrivia { indices.append(index) }
        tokenIndices = indices
        pairing = BracketPairing(file, tokens, indices)
    }

    var count: Int { tokenIndices.count }

    /// Nil behind the last token.
    func kind(_ place: Int) -> TokenKind? {
        place >= 0 && place < tokenIndices.count ? tokens[tokenIndices[place]].kind : nil
    }

    /// Where a token begins; behind the last one, the file's end.
    func offset(_ place: Int) -> Int {
        place < tokenIndices.count ? tokens[tokenIndices[place]].range.lowerBound : file.bytes.count
    }

    /// Of a bracket, if it has one.
    func partner(_ place: Int) -> Int? {
        place < tokenIndices.count ? pairing.partners[place] : nil
    }

    func text(_ place: Int) -> String { file.text(tokens[tokenIndices[place]]) }

    func spells(_ place: Int, _ word: StaticString) -> Bool {
        place >= 0 && place < tokenIndices.count && file.spells(tokens[tokenIndices[place]], word)
    }

    func isOperator(_ place: Int, _ spelling: StaticString) -> Bool {
        kind(place) == .operator && spells(place, spelling)
    }

    func keyword(_ place: Int) -> Keyword? {
        guard kind(place) == .identifier else { return nil }
        return Keyword(file.bytes, tokens[tokenIndices[place]].range)
    }

    /// Whether a token can be a name: an identifier, keyword or not, or one in backticks.
    func isName(_ place: Int) -> Bool {
        switch kind(place) {
        case .identifier, .quotedIdentifier, .dollarIdentifier: true
        default: false
        }
    }

    /// The name at a place, without backticks.
    func name(_ place: Int) -> String {
        let range = tokens[tokenIndices[place]].range
        return kind(place) == .quotedIdentifier
            ? file.text(range.lowerBound + 1..<range.upperBound - 1) : file.text(range)
    }

    /// Whether nothing stands between a token and the one before.
    func touchesPrevious(_ place: Int) -> Bool {
        place > 0 && place < tokenIndices.count && tokenIndices[place] == tokenIndices[place - 1] + 1
    }

    /// Whether a token is the first one on its line.
    func startsLine(_ place: Int) -> Bool {
        guard place < tokenIndices.count else { return true }
        let first = place > 0 ? tokenIndices[place - 1] + 1 : 0
        return place == 0 || (first..<tokenIndices[place]).contains { tokens[$0].kind == .newline }
    }

    /// What stands at the places, without the trivia round it.
    func fragment(_ places: Range<Int>) -> Fragment {
        precondition(!places.isEmpty)
        let first = tokenIndices[places.lowerBound]
        let last = tokenIndices[places.upperBound - 1]
        let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        return Fragment(text: file.text(range), tokens: first..<last + 1, range: range)
    }
}
