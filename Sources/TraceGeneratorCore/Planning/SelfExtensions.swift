/// The members of extensions whose conditions concern `Self`, to find calls that could mean either of two.
///
/// ```swift
/// extension First where Self == Both { static func make() -> Both { … } }
/// extension Second where Self == Both { static func make() -> Both { … } }   // `Self.make()` is ambiguous in both
/// ```
struct SelfExtensions: Sendable {
    private var members: [Key: [Member]] = [:]

    private struct Key: Hashable, Sendable {
        /// `make(at:)`
        let name: String
        let types: [String]
        let isStatic: Bool

        init(_ declaration: Declaration) {
            name = declaration.displayName
            types = declaration.parameters.map { oneLine($0.type.text) }
            isStatic = declaration.isStatic
        }
    }

    private struct Member: Sendable {
        let type: String
        /// `Self==Both`, `Self:Second`
        let conditions: Set<String>

        init?(_ declaration: Declaration) {
            guard let innermost = declaration.enclosing.last, innermost.kind == .extension,
                let clause = innermost.whereClause
            else { return nil }
            let parts = oneLine(clause.text).dropFirst("where".count).split(separator: ",")
            conditions = Set(parts.map { $0.filter { !$0.isWhitespace } }.filter { $0.hasPrefix("Self") })
            type = innermost.dottedName
            if conditions.isEmpty { return nil }
        }

        /// Whether one call could mean both members.
        func clashes(with other: Member) -> Bool {
            guard type != other.type else { return false }
            let isSameType = conditions.contains { $0.hasPrefix("Self==") && other.conditions.contains($0) }
            let isMutual = conditions.contains("Self:\(other.type)") && other.conditions.contains("Self:\(type)")
            return isSameType || isMutual
        }
    }

    /// - Parameters:
    ///   - declarations: those that are to be wrapped.
    ///   - parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], of declarations: [Declaration], parsed: [String: ParsedFile]) {
        guard declarations.contains(where: { Member($0) != nil }) else { return }
        let clause = SearchText("where Self")
        for source in sources where source.contains(clause) {
            let tokens = parsed[source.path]?.tokens ?? lex(source)
            for declaration in parse(source, tokens: tokens, listing: .everything).declarations {
                if let member = Member(declaration) { members[Key(declaration), default: []].append(member) }
            }
        }
    }

    /// The other type whose extension has a member that a call of the declaration could mean; nil if there is none.
    func rival(of declaration: Declaration) -> String? {
        guard let member = Member(declaration) else { return nil }
        return members[Key(declaration)]?.first(where: member.clashes)?.type
    }
}
