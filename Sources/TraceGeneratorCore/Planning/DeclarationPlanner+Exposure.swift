extension DeclarationPlanner {
    /// Whether other modules can use a wrapper of this access level.
    func isExposed(_ access: String?, _ attributes: [CopiedAttribute]) -> Bool {
        if attributes.contains(where: { $0.text == "@usableFromInline" }) { return true }
        let types = declaration.enclosing.filter { $0.kind != .extension }
        let areTypesExposed = types.allSatisfy { type in
            type.modifiers.contains { ["public", "package", "open"].contains($0.name) }
        }
        return areTypesExposed && (access == "public" || access == "package")
    }

    /// The names in the signature that neither the standard library nor the target's known files declare.
    var foreignNames: Set<String> {
        let fragments = declaration.signatureFragments + declaration.enclosing.compactMap(\.whereClause)
        var names = Set(fragments.flatMap { file.file.unqualifiedNames(in: $0.range).map(\.name) })
        if let type = declaration.enclosing.first, type.kind == .extension,
            let outermost = type.dottedName.split(separator: ".").first
        {
            names.insert(String(outermost))
        }
        var generics = Set(declaration.genericParameters?.genericNames.map(\.name) ?? [])
        for type in declaration.enclosing { generics.formUnion(type.genericParameters?.genericNames.map(\.name) ?? []) }
        let scopes = [""] + declaration.enclosingTypePaths
        let known = [Self.standardNames, generics] + scopes.compactMap { target.declaredNames[$0] }
        // Each set is asked, not united with the others: a target's names would be copied for each wrapper.
        return names.filter { name in !known.contains { $0.contains(name) } }
    }

    /// The most frequent names in signatures: words of the language and the standard library's types.
    private static let standardNames: Set<String> = [
        "Any", "AnyHashable", "AnyObject", "Actor", "Array", "AsyncSequence", "Bool", "Character", "ClosedRange",
        "Codable", "Collection", "Comparable", "Copyable", "Decodable", "Dictionary", "Double", "Duration",
        "Encodable", "Equatable", "Error", "Escapable", "Float", "Hashable", "Identifiable", "Int", "Int8", "Int16",
        "Int32", "Int64", "MainActor", "Never", "Optional", "Range", "Result", "Self", "Sendable", "Sequence", "Set",
        "String", "Substring", "Swift", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Void", "any", "async",
        "autoclosure", "borrowing", "consuming", "each", "escaping", "false", "inout", "isolated", "let", "nil",
        "nonisolated", "nonsending", "repeat", "self", "sending", "some", "throws", "true", "where",
    ]
}
