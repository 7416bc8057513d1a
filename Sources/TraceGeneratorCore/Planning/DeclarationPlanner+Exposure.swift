extension DeclarationPlanner {
    /// The names in the signature that another module may declare, with the wrapper's access level; empty if no other
    /// module can use the wrapper.
    func exposedNames(_ access: String?, _ attributes: [CopiedAttribute]) -> [String: AccessLevel] {
        let isInlinable = attributes.contains { $0.text == "@usableFromInline" }
        guard let level = isInlinable ? .public : AccessLevel(exposing: access) else { return [:] }
        let generics = [declaration.genericParameters] + declaration.enclosing.map(\.genericParameters)
        let extended = declaration.enclosing.first.flatMap { type in
            type.kind == .extension ? type.dottedName.split(separator: ".").first.map(String.init) : nil
        }
        let names = target.foreignNames.names(
            in: declaration.signatureFragments + declaration.enclosing.compactMap(\.whereClause), of: file,
            extending: extended, seenFrom: declaration.enclosingTypePaths,
            except: generics.compactMap(\.self).flatMap(\.genericNames).map(\.name))
        return Dictionary(uniqueKeysWithValues: names.map { ($0, level) })
    }
}
