/// The names of wrappers and of the declarations beside them, by which collisions are found before compiling.
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

    /// The declaration that has the name already; nil if the name is free.
    private mutating func holder(of name: NamedDeclaration) -> String? {
        // Two declarations of one signature stand under conditions that exclude each other, as do their wrappers.
        // If both are compiled, the compiler reports the declarations themselves.
        if let other = wrappers[name.key], !other.excludes(name), other.displayName != name.displayName {
            return "by the wrapper of '\(other.displayName)'"
        }
        // Few names are declared anywhere: asking each file about each wrapper would take quadratic time.
        guard target.declaredNames[name.type]?.contains(name.name) == true else { return nil }
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
        // A wrapper that has a requirement's name implements the requirement.
        return all.filter { $0.enclosing.last?.kind != .protocol }.map { declaration in
            NamedDeclaration(declaration, named: declaration.bareName, at: file.lines.location(at: declaration.offset))
        }
    }
}

/// The name of a declaration, or of its wrapper, with all that tells overloads apart.
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
        location.path == other.location.path && conditions.exclude(other.conditions)
    }
}

extension ParsedFile {
    fileprivate func declares(_ name: NamedDeclaration) -> Bool {
        declaredNames[name.type]?.all.contains(name.name) ?? false
    }
}
