/// The requirements of those protocols whose extensions hold wrapped declarations.
///
/// If a protocol's extension implements a requirement, a call of that name reaches the requirement, not the
/// implementation: the compiler chooses it even if it throws and the implementation does not.
struct RequirementIndex: Sendable {
    private var requirements: [Key: [Declaration]] = [:]
    /// The members of the protocols' extensions, where a requirement may hide one of them.
    private var implementations: [Key: [Declaration]] = [:]

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
        requirements = Self.members(of: .protocol, sources, extendedBy: extended, parsed)
        implementations = Self.members(of: .extension, sources, extendedBy: extended.filter(hides), parsed)
    }

    /// Returns the members of the protocols, or of their extensions, that the declarations extend.
    private static func members(
        of kind: EnclosingDeclaration.Kind, _ sources: [SourceFile], extendedBy extended: [Declaration],
        _ parsed: [String: ParsedFile]
    ) -> [Key: [Declaration]] {
        let types = Set(extended.compactMap { $0.enclosing.last?.dottedName.split(separator: ".").last })
        guard !types.isEmpty else { return [:] }
        let keyword = SearchText("\(kind.rawValue) ")
        let heads = types.sorted().map { SearchText("\(kind.rawValue) \($0)") }
        var members: [Key: [Declaration]] = [:]
        for source in sources where source.contains(keyword) && heads.contains(where: source.contains) {
            let tokens = parsed[source.path]?.tokens ?? lex(source)
            let listed = parse(source, tokens: tokens, listing: .everything).declarations
            for member in listed where member.enclosing.last?.kind == kind {
                members[Key(member), default: []].append(member)
            }
        }
        return members
    }

    /// Whether a call of the declaration reaches a requirement that the declaration cannot stand for.
    func hides(_ declaration: Declaration) -> Bool {
        guard declaration.enclosing.last?.kind == .extension else { return false }
        let key = Key(declaration)
        return (requirements[key] ?? []).contains { requirement in
            guard requirement.takesTheSame(as: declaration) else { return false }
            let isImplemented = (implementations[key] ?? []).contains(where: requirement.isImplemented)
            return requirement.hidesByEffects(declaration, isImplemented: isImplemented)
        }
    }
}

extension Declaration {
    fileprivate func takesTheSame(as other: Declaration) -> Bool {
        parameters.map { oneLine($0.type.text) } == other.parameters.map { oneLine($0.type.text) }
    }

    fileprivate func isImplemented(by other: Declaration) -> Bool {
        effects.isAsync == other.effects.isAsync && other.enclosing.last?.whereClause == nil && takesTheSame(as: other)
            && returnsTheSame(as: other)
    }

    private func returnsTheSame(as other: Declaration) -> Bool {
        result.map { oneLine($0.text) } == other.result.map { oneLine($0.text) }
    }

    /// Functions are overloads by `async`, and of no other effect; properties are not at all.
    ///
    /// - Parameter isImplemented: whether every conforming type has an implementation by an extension. The compiler
    ///   then chooses by `await`.
    fileprivate func hidesByEffects(_ other: Declaration, isImplemented: Bool) -> Bool {
        if effects.isAsync != other.effects.isAsync {
            return kind == .function ? !isImplemented && hidesGeneric(other) : effects.isAsync
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
        return isGeneric && other.effects.isAsync && (other.returnsNothing || returnsTheSame(as: other))
    }
}
