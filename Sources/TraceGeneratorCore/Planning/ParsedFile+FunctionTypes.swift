// What a function type says: its effects, whether it escapes, and whether its parameters are a pack.

extension ParsedFile {
    /// The effects of a function type.
    struct FunctionTypeEffects {
        var isAsync = false
        var `throws` = false
        /// The tokens between the parentheses of `throws(E)`, the parentheses included.
        var errorTokens: [Token] = []
    }

    /// The effects between the parameters and the arrow of a function type: `() async throws(E) -> Int`.
    func effectsOfFunctionType(_ type: Fragment) -> FunctionTypeEffects {
        var effects = FunctionTypeEffects()
        var depth = 0
        for token in tokens[type.tokens] where !token.kind.isTrivia {
            if effects.throws && (depth > 0 || token.kind == .leftParenthesis) { effects.errorTokens.append(token) }
            switch token.kind {
            case .leftParenthesis: depth += 1
            case .rightParenthesis: depth -= 1
            case .identifier where depth == 0:
                effects.isAsync = effects.isAsync || file.spells(token, "async")
                effects.throws = effects.throws || file.spells(token, "throws")
            case .operator where depth == 0 && file.spells(token, "->"): return effects.withoutNever(file)
            default: break
            }
        }
        return effects.withoutNever(file)
    }

    /// Whether the parameter's type is written as a function type without `@escaping`.
    func isNonescapingClosure(_ parameter: Parameter) -> Bool {
        guard !parameter.attributes.contains(where: { $0.name == "escaping" }) else { return false }
        var depth = 0
        for token in tokens[parameter.type.tokens] {
            switch token.kind {
            case .leftParenthesis, .leftBracket: depth += 1
            case .rightParenthesis, .rightBracket: depth -= 1
            case .operator where file.spells(token, "<"): depth += 1
            case .operator where file.spells(token, ">"): depth -= 1
            case .operator where depth == 0 && file.spells(token, "->"): return true
            default: break
            }
        }
        return false
    }

    /// Whether a type holds a function type whose parameters are a pack: `(repeat each A) -> R`.
    ///
    /// The compiler cannot pass a value of such a type through generic code, and may crash where it should say so.
    func holdsPackFunction(_ type: Fragment) -> Bool {
        /// For each open bracket, whether a pack stands directly in it.
        var packs: [Bool] = []
        var isAfterPack = false
        for token in tokens[type.tokens] where !token.kind.isTrivia {
            switch token.kind {
            case .leftParenthesis, .leftBracket:
                // What stands directly behind a pack is the error of `throws(E)`, which changes nothing.
                packs.append(isAfterPack)
                isAfterPack = false
            case .operator where file.spells(token, "<"): packs.append(false)
            case .rightParenthesis: isAfterPack = packs.popLast() ?? false
            case .rightBracket: _ = packs.popLast()
            case .operator where file.spells(token, ">"): _ = packs.popLast()
            case .identifier where file.spells(token, "repeat"):
                if !packs.isEmpty { packs[packs.count - 1] = true }
            case .identifier where file.spells(token, "async") || file.spells(token, "throws"): break
            case .operator where file.spells(token, "->"): if isAfterPack { return true }
            default: isAfterPack = false
            }
        }
        return false
    }
}

extension ParsedFile.FunctionTypeEffects {
    /// `throws(Never)` does not throw.
    fileprivate func withoutNever(_ file: SourceFile) -> Self {
        let isNever = errorTokens.dropLast().last.map { file.spells($0, "Never") } ?? false
        return isNever ? Self(isAsync: isAsync) : self
    }
}

extension Fragment {
    /// Whether the type is `Never`.
    var isNever: Bool { text == "Never" || text == "Swift.Never" }
}
