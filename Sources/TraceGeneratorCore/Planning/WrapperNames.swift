/// The names that wrappers and their neighbours bear, to find two that would collide before the compiler does.
///
/// Functions may share a name if their labels or types differ; these are compared as they are written.
struct WrapperNames {
    private let target: TargetContext
    /// By what tells overloads apart.
    private var wrappers: [String: NamedDeclaration] = [:]
    /// Everything that a file declares, by its path; only of files in which a wrapper's name stands already.
    private var declarations: [String: [NamedDeclaration]] = [:]

    init(_ target: TargetContext) {
        self.target = target
    }

    /// Reports the wrappers of a file whose names are taken, and takes the names of the others.
    mutating func claim(_ plan: FilePlan) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for wrapper in plan.wrappers {
            if let place = holder(of: wrapper.named) {
                diagnostics.append(.wrapperNameTaken(wrapper.signature.name, by: place, at: wrapper.nameLocation))
            } else {
                wrappers[wrapper.named.key] = wrapper.named
            }
        }
        return diagnostics
    }

    /// Where the name is taken; nil if it is free.
    private mutating func holder(of name: NamedDeclaration) -> String? {
        // Two declarations that are alike stand under conditions of which one holds, whatever file they are in, as do
        // their wrappers; if both hold, the compiler says so of the declarations.
        if let other = wrappers[name.key], !other.excludes(name), other.displayName != name.displayName {
            return "by the wrapper of '\(other.displayName)'"
        }
        for file in target.files where file.declares(name) {
            let declared = declarations[file.file.path] ?? Self.declarations(of: file)
            declarations[file.file.path] = declared
            if let other = declared.first(where: { $0.key == name.key && !$0.excludes(name) }) {
                return "in \(file.file.name):\(other.location.line)"
            }
        }
        return nil
    }

    private static func declarations(of file: ParsedFile) -> [NamedDeclaration] {
        let all = parse(file.file, tokens: file.tokens, listing: .everything).declarations
        // A wrapper that bears a requirement's name is what meets it.
        return all.filter { $0.enclosing.last?.kind != .protocol }.map { declaration in
            NamedDeclaration(declaration, named: declaration.bareName, at: file.lines.location(at: declaration.offset))
        }
    }
}

/// A declaration, or the wrapper of one, as far as its name is concerned.
struct NamedDeclaration: Sendable {
    let type: String
    /// Without backticks.
    let name: String
    /// `UserStore.getUser(id:)`
    let displayName: String
    let location: SourceLocation
    /// Equal for two that the compiler would take for the same.
    let key: String
    private let conditions: [CompilationCondition]

    /// - Parameter name: the declaration's, or that of its wrapper.
    init(_ declaration: Declaration, named name: String, at location: SourceLocation) {
        type = declaration.enclosingTypePaths.last ?? ""
        self.name = name
        displayName = declaration.qualifiedName
        self.location = location
        conditions = declaration.conditions
        // Whether it throws does not tell overloads apart.
        let parameters = declaration.parameters.map { "\($0.label.text): \($0.fullType.text)" }
        let clauses =
            declaration.enclosing.map(\.whereClause) + [
                declaration.genericParameters, declaration.whereClause, declaration.result,
            ]
        let isCode = declaration.enclosing.contains { $0.kind == .code }
        let parts =
            [type, isCode ? "\(declaration.offset)" : "", declaration.isStatic ? "static" : "", name]
            + [declaration.kind == .function ? "(\(parameters.joined(separator: ", ")))" : "()"]
            + [declaration.effects.isAsync ? "async" : ""] + clauses.map { $0?.text ?? "" }
        key = parts.map(oneLine).joined(separator: "|")
    }

    /// Whether both cannot be compiled at once: they stand in different branches of one `#if`.
    func excludes(_ other: NamedDeclaration) -> Bool {
        location.path == other.location.path
            && conditions.contains { mine in other.conditions.contains { $0.chain == mine.chain && $0 != mine } }
    }
}

extension ParsedFile {
    fileprivate func declares(_ name: NamedDeclaration) -> Bool {
        declaredNames[name.type]?.all.contains(name.name) ?? false
    }
}
