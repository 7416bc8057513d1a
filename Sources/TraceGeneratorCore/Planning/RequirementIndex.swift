/// The requirements of those protocols whose extensions hold wrapped declarations.
///
/// If a protocol's extension implements a requirement, a call of that name reaches the requirement, not the
/// implementation: the compiler chooses it even if it throws and the implementation does not.
struct RequirementIndex: Sendable {
    private var requirements: [Key: [Declaration]] = [:]

    private struct Key: Hashable {
        let type: String
        /// `UserStore.getUser(id:)`; both are overloads of one name.
        let name: String
        let isStatic: Bool

        init(_ declaration: Declaration) {
            type = declaration.enclosingTypePaths.last ?? ""
            name = declaration.displayName
            isStatic = declaration.isStatic
        }
    }

    /// - Parameters:
    ///   - declarations: those that are to be wrapped.
    ///   - parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], extendedBy declarations: [Declaration], parsed: [String: ParsedFile]) {
        let extended = declarations.filter { $0.enclosing.last?.kind == .extension }
        let types = Set(extended.compactMap { $0.enclosing.last?.dottedName.split(separator: ".").last })
        guard !types.isEmpty else { return }
        let keyword = SearchText("protocol ")
        let heads = types.sorted().map { SearchText("protocol \($0)") }
        for source in sources where source.contains(keyword) && heads.contains(where: source.contains) {
            let tokens = parsed[source.path]?.tokens ?? lex(source)
            let listed = parse(source, tokens: tokens, listing: .everything).declarations
            for requirement in listed where requirement.enclosing.last?.kind == .protocol {
                requirements[Key(requirement), default: []].append(requirement)
            }
        }
    }

    /// Whether a call of the declaration reaches a requirement that the declaration cannot stand for.
    func hides(_ declaration: Declaration) -> Bool {
        guard declaration.enclosing.last?.kind == .extension else { return false }
        let types = declaration.parameters.map { oneLine($0.type.text) }
        return (requirements[Key(declaration)] ?? []).contains { requirement in
            requirement.parameters.map { oneLine($0.type.text) } == types && requirement.hidesByEffects(declaration)
        }
    }
}

extension Declaration {
    /// Functions are overloads by `async`, and of no other effect; properties are not at all.
    fileprivate func hidesByEffects(_ other: Declaration) -> Bool {
        if effects.isAsync != other.effects.isAsync {
            return kind == .function ? hidesGeneric(other) : effects.isAsync
        }
        return switch (effects.throwing, other.effects.throwing) {
        case (.never, _), (.rethrows, _), (_, .any): false
        case (.typed(let error), .typed(let otherError)): error.text != otherError.text
        default: true
        }
    }

    /// Tells whether the compiler chooses this requirement even after `await`: of two generic functions it does, unless
    /// the result tells them apart.
    private func hidesGeneric(_ other: Declaration) -> Bool {
        let isGeneric = other.genericParameters != nil || other.parameters.contains { $0.type.text.hasPrefix("some ") }
        return isGeneric && other.effects.isAsync
            && (other.returnsNothing || result.map { oneLine($0.text) } == other.result.map { oneLine($0.text) })
    }
}
