/// The superclasses and protocols of a target's types, as far as wrapped declarations depend on them.
struct TypeHierarchy: Sendable {
    /// By dotted path, the names in the inheritance clauses of a type and of its extensions.
    private var inherited: [String: [String]] = [:]
    /// By dotted path, the functions and properties that a protocol without a decorator requires.
    private var requirements: [String: Set<MemberKey>] = [:]

    /// The name by which a member overrides or implements another.
    private struct MemberKey: Hashable, Sendable {
        /// `user(id:)`
        let name: String
        let isStatic: Bool
        var isAsync: Bool

        init(_ declaration: Declaration) {
            name = declaration.displayName
            isStatic = declaration.isStatic
            isAsync = declaration.effects.isAsync
        }
    }

    /// - Parameters:
    ///   - declarations: those that are to be wrapped.
    ///   - parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SearchedSource], of declarations: [Declaration], parsed: [String: ParsedFile]) {
        var wanted = Set(declarations.compactMap { $0.enclosingTypePaths.last?.lastName })
        guard !wanted.isEmpty else { return }
        var rest = sources
        var isGrowing = true
        while isGrowing {
            var found: [SourceFile] = []
            var others: [SearchedSource] = []
            for searched in rest {
                if searched.types.mayContain(anyOf: wanted) {
                    found.append(searched.source)
                } else {
                    others.append(searched)
                }
            }
            rest = others
            for source in found { add(parsed.file(of: source), to: &wanted) }
            isGrowing = !found.isEmpty
        }
    }

    private mutating func add(_ file: ParsedFile, to wanted: inout Set<String>) {
        var hasProtocols = false
        for body in file.types {
            guard let type = body.path.last else { continue }
            hasProtocols = hasProtocols || type.kind == .protocol
            guard let clause = type.inheritance else { continue }
            let names = file.namesInInheritance(clause)
            inherited[body.dottedPath, default: []] += names
            wanted.formUnion(names.map(\.lastName))
        }
        // Only a listing of everything has the requirements of protocols without an annotation.
        guard hasProtocols else { return }
        let listed = parse(file.file, tokens: file.tokens, listing: .everything)
        for declared in listed.protocols where declared.annotation == nil {
            let members = declared.requirements.map(\.declaration).map(MemberKey.init)
            requirements[declared.dottedPath, default: []].formUnion(members)
        }
    }

    /// A protocol of the target whose requirement the declaration implements under its own name, so that calls through
    /// the protocol do not reach the wrapper; nil if there is none, or the protocol has a decorator.
    func bypassingProtocol(of declaration: Declaration) -> String? {
        guard let type = declaration.enclosingTypePaths.last else { return nil }
        // What is not `async` implements requirements of both kinds.
        var asynchronous = MemberKey(declaration)
        asynchronous.isAsync = true
        let keys = [MemberKey(declaration), asynchronous]
        return supertypes(of: type).first { requirements[$0].map { keys.contains(where: $0.contains) } ?? false }
    }

    /// The type itself and all that it inherits from or conforms to, as far as the target declares it.
    func supertypes(of type: String) -> [String] {
        var found = [type]
        var index = 0
        while index < found.count {
            let path = found[index]
            for name in inherited[path] ?? [] {
                let resolved = resolve(name, seenFrom: path)
                if !found.contains(resolved) { found.append(resolved) }
            }
            index += 1
        }
        return found
    }

    /// The dotted path that a name in an inheritance clause means.
    private func resolve(_ name: String, seenFrom path: String) -> String {
        var scope = path[...]
        while let period = scope.lastIndex(of: ".") {
            scope = scope[..<period]
            let candidate = "\(scope).\(name)"
            if inherited[candidate] != nil || requirements[candidate] != nil { return candidate }
        }
        return name
    }
}

extension ParsedFile {
    /// The names in an inheritance clause: `A`, `B.C` for `A, B.C<Int> & ~Copyable`.
    fileprivate func namesInInheritance(_ clause: Fragment) -> [String] {
        var names: [String] = []
        var name = ""
        var depth = 0
        var isAttribute = false
        for token in tokens[clause.tokens] where !token.kind.isTrivia {
            switch token.kind {
            case .operator where file.spells(token, "<"): depth += 1
            case .operator where file.spells(token, ">"): depth -= 1
            case .comma where depth == 0, .operator where depth == 0 && file.spells(token, "&"):
                names.append(name)
                name = ""
            // `@unchecked Sendable`, `@retroactive P`
            case .at: isAttribute = true
            case .identifier where isAttribute: isAttribute = false
            case .identifier, .quotedIdentifier, .period: if depth == 0 { name += unquoted(file.text(token)) }
            default: break
            }
        }
        return (names + [name]).filter { !$0.isEmpty }
    }
}

extension String {
    /// `Store` for `API.Store`.
    fileprivate var lastName: String { split(separator: ".").last.map(String.init) ?? self }
}
