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
        if let end = endOfArguments(place, of: start, isInType: isInType) { place = end }
        return AttributePlaces(name: start + 1..<nameEnd, places: start..<place)
    }

    private func endOfArguments(_ place: Int, of attribute: Int, isInType: Bool) -> Int? {
        guard kind(place) == .leftParenthesis, let closing = partner(place), closing > place else { return nil }
        // `@autoclosure() -> Int` is an attribute before a function's type.
        if isInType { return touchesPrevious(place) && endOfArrow(closing + 1) == nil ? closing + 1 : nil }
        // Swift 5 still takes `@available (…)`.
        return touchesPrevious(place) || spells(attribute + 1, "available") ? closing + 1 : nil
    }

    func declarationAttribute(_ attribute: AttributePlaces, under conditions: [CompilationCondition] = [])
        -> DeclarationAttribute
    {
        DeclarationAttribute(
            name: fragment(attribute.name).text.withoutGenericArguments, fragment: fragment(attribute.places),
            conditions: conditions)
    }
}
