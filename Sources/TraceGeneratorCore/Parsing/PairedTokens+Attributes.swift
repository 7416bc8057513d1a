extension PairedTokens {
    /// An attribute by its places.
    struct AttributePlaces: Sendable {
        let name: Range<Int>
        /// `@` and arguments included.
        let places: Range<Int>

        var end: Int { places.upperBound }
    }

    /// `@available(macOS 15, *)`, `@Builder<Int>.Inner`, `@Module::Wrapper`.
    ///
    /// - Parameter isInType: in `@MainActor (Int) -> Void`, the parenthesis does not belong to the attribute.
    func attribute(_ start: Int, isInType: Bool) -> AttributePlaces? {
        guard kind(start) == .at, kind(start + 1) == .identifier || kind(start + 1) == .quotedIdentifier else {
            return nil
        }
        var place = start + 2
        var nameEnd = place
        while true {
            if kind(place) == .period && isName(place + 1) {
                place += 2
                nameEnd = place
            } else if kind(place) == .colon && kind(place + 1) == .colon && touchesPrevious(place + 1)
                && isName(place + 2)
            {
                place += 3
                nameEnd = place
            } else if isOperator(place, "<"), touchesPrevious(place), let end = endOfAngleBrackets(place) {
                place = end
            } else {
                break
            }
        }
        // Swift 5 still takes `@available (…)`.
        let mayHaveArguments = touchesPrevious(place) || (!isInType && spells(start + 1, "available"))
        if kind(place) == .leftParenthesis, mayHaveArguments, let closing = partner(place) { place = closing + 1 }
        return AttributePlaces(name: start + 1..<nameEnd, places: start..<place)
    }

    func declarationAttribute(_ attribute: AttributePlaces, under conditions: [CompilationCondition] = [])
        -> DeclarationAttribute
    {
        DeclarationAttribute(
            name: fragment(attribute.name).text, fragment: fragment(attribute.places), conditions: conditions)
    }
}
