/// A function's parts by their places, from its name on.
struct FunctionPlaces: Sendable {
    let name: Range<Int>
    let genericParameters: Range<Int>?
    /// The opening parenthesis.
    let parameters: Int
    private(set) var effects: Effects
    let result: Range<Int>?
    let whereClause: Range<Int>?
    /// The opening brace of the body, or what follows a function without one.
    let end: Int

    /// A subscript has the effects of its getter.
    func withEffects(of accessors: AccessorBlock) -> FunctionPlaces {
        var places = self
        places.effects = accessors.effects
        return places
    }
}

extension PairedTokens {
    /// Reads a function from its `func` on; nil if it is not a function.
    func function(_ introducer: Int) -> FunctionPlaces? {
        functionName(introducer + 1).flatMap { signature(named: $0, from: $0.upperBound) }
    }

    /// Reads generic parameters, parameters, effects, result and `where` clause from a place on.
    func signature(named name: Range<Int>, from start: Int) -> FunctionPlaces? {
        var place = start
        var genericParameters: Range<Int>?
        if isOperator(place, "<") {
            guard let end = endOfAngleBrackets(place) else { return nil }
            genericParameters = place..<end
            place = end
        }
        guard kind(place) == .leftParenthesis, let closing = partner(place) else { return nil }
        let parameters = place
        let (effects, effectsEnd) = effects(closing + 1)
        place = effectsEnd
        var result: Range<Int>?
        if isOperator(place, "->") {
            guard let end = endOfType(place + 1) else { return nil }
            result = place + 1..<end
            place = end
        }
        var whereClause: Range<Int>?
        if keyword(place) == .where {
            guard let end = endOfWhereClause(place) else { return nil }
            whereClause = place..<end
            place = end
        }
        return FunctionPlaces(
            name: name, genericParameters: genericParameters, parameters: parameters, effects: effects, result: result,
            whereClause: whereClause, end: place)
    }

    /// A name, or an operator, whose touching tokens belong together: `>=` are two of them.
    private func functionName(_ start: Int) -> Range<Int>? {
        if isName(start) { return start..<start + 1 }
        guard kind(start) == .operator else { return nil }
        var end = start + 1
        while kind(end) == .operator && touchesPrevious(end) { end += 1 }
        // As in `swiftc`, `==<T>` is the operator `==` with a generic parameter.
        if end > start + 1 && isOperator(end - 1, "<") && kind(end) == .identifier { end -= 1 }
        return start..<end
    }
}

// MARK: Parameters

extension PairedTokens {
    /// The parameters of a clause; nil if it is not valid Swift.
    func parameters(_ opening: Int) -> [Parameter]? {
        guard let closing = partner(opening), closing > opening else { return nil }
        var parameters: [Parameter] = []
        var place = opening + 1
        while place < closing {
            guard let (parameter, end) = parameter(place) else { return nil }
            parameters.append(parameter)
            guard end == closing || kind(end) == .comma else { return nil }
            place = end + 1
        }
        return parameters
    }

    private func parameter(_ start: Int) -> (parameter: Parameter, end: Int)? {
        var place = start
        var attributes: [DeclarationAttribute] = []
        while let attribute = attribute(place, isInType: false) {
            attributes.append(declarationAttribute(attribute))
            place = attribute.end
        }
        var specifiers: [Fragment] = []
        // `_const name: Int`, `isolated _ actor: A`: a third word is one before the names.
        if isName(place), isName(place + 1), isName(place + 2) {
            specifiers.append(fragment(place..<place + 1))
            place += 1
        }
        guard isName(place) else { return nil }
        let label = fragment(place..<place + 1)
        place += 1
        var secondName: Fragment?
        if isName(place) {
            secondName = fragment(place..<place + 1)
            place += 1
        }
        guard kind(place) == .colon else { return nil }
        place += 1
        let fullTypeStart = place
        while true {
            if let attribute = attribute(place, isInType: true) {
                attributes.append(declarationAttribute(attribute))
                place = attribute.end
            } else if let end = endOfSpecifier(place) {
                specifiers.append(fragment(place..<end))
                place = end
            } else {
                break
            }
        }
        guard let typeEnd = endOfType(place) else { return nil }
        let type = fragment(place..<typeEnd)
        let fullType = fragment(fullTypeStart..<typeEnd)
        place = typeEnd
        let isVariadic = isOperator(place, "...")
        if isVariadic { place += 1 }
        var defaultValue: Fragment?
        if isOperator(place, "=") {
            let end = endOfExpression(place + 1, isStatement: false)
            guard end > place + 1 else { return nil }
            defaultValue = fragment(place + 1..<end)
            place = end
        }
        let parameter = Parameter(
            label: label, secondName: secondName, attributes: attributes, specifiers: specifiers, type: type,
            fullType: fullType, isVariadic: isVariadic, defaultValue: defaultValue)
        return (parameter, place)
    }
}
