/// The protocols of a target that its decorators must know: the annotated ones and those that they inherit from.
struct ProtocolIndex: Sendable {
    /// By dotted path. One path has several declarations where they stand in different branches of an `#if`.
    private var protocols: [String: [DeclaredProtocol]] = [:]
    /// The names in inheritance clauses that are not protocols of the target, with what they are instead.
    private var others: [String: OtherType] = [:]

    /// Those that the protocols stand in.
    var files: [ParsedFile] { protocols.values.joined().map(\.file) }

    enum OtherType: Sendable {
        case `class`, `typealias`
    }

    /// - Parameter parsed: The sources that were parsed already, by path.
    init(_ sources: [SourceFile], annotatedFiles: [ParsedFile], parsed: [String: ParsedFile]) {
        var wanted: [String] = []
        var searched: Set<String> = []
        for file in annotatedFiles {
            for declaration in file.protocols where declaration.annotation != nil {
                let declared = DeclaredProtocol(declaration: declaration, file: file)
                protocols[declaration.dottedPath, default: []].append(declared)
                wanted += declared.inherited.map(\.lastComponent)
            }
        }
        while let name = wanted.popLast() {
            guard searched.insert(name).inserted else { continue }
            for declared in Self.declarations(of: name, in: sources, parsed: parsed) {
                let path = declared.declaration.dottedPath
                // The annotated ones are known.
                guard protocols[path]?.contains(where: declared.isSame) != true else { continue }
                protocols[path, default: []].append(declared)
                wanted += declared.inherited.map(\.lastComponent)
            }
            if protocols.keys.allSatisfy({ $0.lastComponent != name }) {
                others[name] = Self.otherType(of: name, in: sources, parsed: parsed)
            }
        }
    }

    private static func declarations(
        of name: String, in sources: [SourceFile], parsed: [String: ParsedFile]
    ) -> [DeclaredProtocol] {
        let head = SearchText("protocol \(name)")
        return sources.filter { $0.contains(head) }.flatMap { source in
            let file = parse(source, tokens: parsed[source.path]?.tokens ?? lex(source), listing: .everything)
            return file.protocols.filter { $0.dottedPath.lastComponent == name }
                .map { DeclaredProtocol(declaration: $0, file: file) }
        }
    }

    private static func otherType(
        of name: String, in sources: [SourceFile], parsed: [String: ParsedFile]
    ) -> OtherType? {
        let alias = SearchText("typealias \(name)")
        let type = SearchText("class \(name)")
        for source in sources where source.contains(alias) || source.contains(type) {
            let file = parsed.file(of: source)
            let types = file.types.compactMap(\.path.last)
            if types.contains(where: { $0.kind == .class && $0.dottedName == name }) { return .class }
            if file.declaredNames.values.contains(where: { $0.all.contains(name) }), source.contains(alias) {
                return .typealias
            }
        }
        return nil
    }

    /// The declarations that a name in an inheritance clause means; empty for what is none of the target's protocols.
    func declarations(of name: String, seenFrom path: [EnclosingDeclaration], module: String) -> [DeclaredProtocol] {
        var name = name
        for prefix in ["\(module).", "\(module)::"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        for depth in path.indices.reversed() {
            let scope = path[..<depth].map { $0.dottedName + "." }.joined()
            if let found = protocols[scope + name] { return found }
        }
        return protocols[name] ?? []
    }

    func otherType(_ name: String) -> OtherType? { others[name.lastComponent] }
}

/// A protocol and the file that it stands in.
struct DeclaredProtocol: Sendable {
    let declaration: ProtocolDeclaration
    let file: ParsedFile

    /// The names in its inheritance clause, and those that its `where` clause asks of `Self`.
    var inherited: [InheritedName] {
        guard let head = declaration.path.last else { return [] }
        return (head.inheritance.map(file.inheritedNames) ?? []) + (head.whereClause.map(file.inheritedNames) ?? [])
    }

    /// The first part of its inheritance or `where` clause that binds a type to `Self`: `Source.Made == Self`,
    /// `Store<Self>`.
    var bindingOfSelf: (text: String, offset: Int)? {
        guard let head = declaration.path.last else { return nil }
        for clause in [head.inheritance, head.whereClause].compactMap(\.self) {
            for part in file.parts(of: clause) {
                let bound = file.isConformanceOfSelf(part) ? part.dropFirst(2) : part
                guard file.hasBareSelf(Array(bound)), let first = part.first, let last = part.last else { continue }
                return (file.file.text(first.range.lowerBound..<last.range.upperBound), first.range.lowerBound)
            }
        }
        return nil
    }

    /// The aliases of its own that mean `Self`, or hold it.
    var aliasesOfSelf: [String] {
        file.types.filter { $0.dottedPath == declaration.dottedPath }.flatMap { body in
            body.aliases.filter { file.selfForm(of: $0.value) != .none }.keys
        }
    }

    fileprivate func isSame(as other: DeclaredProtocol) -> Bool {
        file.file.path == other.file.file.path
            && declaration.path.last?.offset == other.declaration.path.last?.offset
    }
}

/// A name that a protocol inherits from.
struct InheritedName: Sendable {
    /// Without generic arguments: `API.Store`.
    let name: String
    /// `~Copyable`
    let isSuppressed: Bool
    let offset: Int

    fileprivate var lastComponent: String { name.lastComponent }
}

extension String {
    /// `Store` of `API.Store` and of `API::Store`.
    fileprivate var lastComponent: String {
        split { $0 == "." || $0 == ":" }.last.map(String.init) ?? self
    }
}

extension ParsedFile {
    /// Returns the names in an inheritance clause or, after `Self:`, in a `where` clause.
    ///
    /// `A, B<Int> & ~Copyable` gives `A`, `B`, and `Copyable`, which is suppressed.
    fileprivate func inheritedNames(_ clause: Fragment) -> [InheritedName] {
        let isWhere = clause.text.hasPrefix("where")
        var names: [InheritedName] = []
        for part in parts(of: clause) where !isWhere || isConformanceOfSelf(part) {
            names += (isWhere ? part.dropFirst(2) : part).split { file.spells($0, "&") }.compactMap(inheritedName)
        }
        return names
    }

    /// `Self: Store`
    fileprivate func isConformanceOfSelf(_ part: ArraySlice<Token>) -> Bool {
        guard part.count > 2, let first = part.first else { return false }
        return file.spells(first, "Self") && part[part.startIndex + 1].kind == .colon
    }

    /// The parts of a clause between the commas that stand in no brackets, without the word `where`.
    fileprivate func parts(of clause: Fragment) -> [ArraySlice<Token>] {
        let tokens = tokens[clause.tokens].filter { !$0.kind.isTrivia && !file.spells($0, "where") }
        var depth = 0
        return tokens.split { token in
            switch token.kind {
            case .leftParenthesis, .leftBracket: depth += 1
            case .rightParenthesis, .rightBracket: depth -= 1
            case .operator where file.spells(token, "<"): depth += 1
            case .operator where file.spells(token, ">"): depth -= 1
            case .comma: return depth == 0
            default: break
            }
            return false
        }
    }

    private func inheritedName(_ tokens: ArraySlice<Token>) -> InheritedName? {
        var tokens = tokens
        // `@unchecked Sendable`, `@preconcurrency P`
        while let first = tokens.first, first.kind == .at { tokens = tokens.dropFirst(2) }
        let isSuppressed = tokens.first.map { file.spells($0, "~") } ?? false
        if isSuppressed { tokens = tokens.dropFirst() }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let text = file.text(first.range.lowerBound..<last.range.upperBound)
        return InheritedName(
            name: text.withoutGenericArguments, isSuppressed: isSuppressed, offset: first.range.lowerBound)
    }
}
