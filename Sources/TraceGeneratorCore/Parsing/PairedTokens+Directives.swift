extension PairedTokens {
    /// The place after the condition of an `#if` or `#elseif`; as `swiftc` reads it, it ends with its line unless
    /// parentheses are open.
    func endOfCondition(_ directive: Int) -> Int {
        var place = directive + 1
        while let kind = kind(place), !startsLine(place) {
            if kind == .leftParenthesis, let closing = partner(place), closing > place { place = closing }
            place += 1
        }
        return place
    }

    /// Whether the condition can be repeated elsewhere: its brackets are parentheses, each with its partner in it.
    func isWholeCondition(_ places: Range<Int>) -> Bool {
        places.allSatisfy { place in
            switch kind(place) {
            case .leftParenthesis, .rightParenthesis: partner(place).map(places.contains) ?? false
            case .leftBrace, .rightBrace, .leftBracket, .rightBracket: false
            default: true
            }
        }
    }

    /// The condition on one line, without comments: `os(Linux) && !DEBUG`.
    func condition(_ places: Range<Int>) -> String {
        var condition = ""
        for place in places {
            if place > places.lowerBound && !touchesPrevious(place) { condition += " " }
            condition += text(place)
        }
        return condition
    }
}
