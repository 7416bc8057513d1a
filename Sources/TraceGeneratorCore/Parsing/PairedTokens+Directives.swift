extension PairedTokens {
    func directive(_ place: Int) -> Directive? {
        kind(place) == .poundWord ? Directive(file, tokens[tokenIndices[place]]) : nil
    }

    /// The place behind the condition of an `#if` or `#elseif`; it goes on where an operator asks for more.
    func endOfCondition(_ directive: Int) -> Int {
        var place = directive + 1
        while let kind = kind(place) {
            if place > directive + 1 && startsLine(place) && !isLogicalOperator(place) && !isLogicalOperator(place - 1)
            {
                break
            }
            // The branch below is no part of a condition that is missing.
            if place == directive + 1 && startsLine(place) { break }
            if kind == .leftParenthesis, let closing = partner(place), closing > place { place = closing }
            place += 1
        }
        return place
    }

    private func isLogicalOperator(_ place: Int) -> Bool {
        isOperator(place, "&&") || isOperator(place, "||")
    }

    /// The condition on one line, without comments: `os(Linux) && !DEBUG`.
    func condition(_ directive: Int) -> String {
        let places = directive + 1..<endOfCondition(directive)
        var condition = ""
        for place in places {
            if place > places.lowerBound && !touchesPrevious(place) { condition += " " }
            condition += text(place)
        }
        return condition
    }
}
