/// Everything that a type must have to conform to a protocol, inherited requirements included.
struct ProtocolObligations: Sendable {
    private(set) var requirements: [InheritedRequirement] = []
    private(set) var associatedTypes: [InheritedType] = []
    private(set) var isClassBound = false
    private(set) var isNoncopyable = false
    /// The inherited names whose requirements cannot be seen, with the protocols that name them.
    private(set) var unseen: [(name: InheritedName, by: DeclaredProtocol)] = []
    /// The protocols themselves, the inherited ones included; each once.
    private(set) var protocols: [DeclaredProtocol] = []

    init(of declared: DeclaredProtocol, in target: TargetContext) {
        isNoncopyable = declared.inherited.contains { $0.isSuppressed && $0.name == "Copyable" }
        var visited: Set<String> = []
        collect(declared, target, &visited)
    }

    private mutating func collect(
        _ declared: DeclaredProtocol, _ target: TargetContext, _ visited: inout Set<String>
    ) {
        // The same name in another branch of an `#if` is another protocol.
        let key = "\(declared.file.file.path):\(declared.declaration.path.last?.offset ?? 0)"
        guard visited.insert(key).inserted else { return }
        protocols.append(declared)
        for requirement in declared.declaration.requirements { add(requirement, of: declared) }
        for type in declared.declaration.associatedTypes where !isKnown(type) {
            associatedTypes.append(InheritedType(type: type, source: declared))
        }
        for name in declared.inherited where !name.isSuppressed {
            if StandardProtocols.classBound.contains(name.name.withoutModule) { isClassBound = true }
            let found = target.protocols.declarations(
                of: name.name, seenFrom: declared.declaration.path, module: target.moduleName)
            let standard = StandardProtocols.file.protocols.filter { $0.dottedPath == name.name.withoutModule }
            let all = found + standard.map { DeclaredProtocol(declaration: $0, file: StandardProtocols.file) }
            if all.isEmpty && name.name != "class" { unseen.append((name, declared)) }
            for next in found.isEmpty ? all : found { collect(next, target, &visited) }
        }
    }

    private func isKnown(_ type: AssociatedType) -> Bool {
        associatedTypes.contains { $0.type.name == type.name && $0.type.conditions == type.conditions }
    }

    /// Adds a requirement, unless a protocol that inherits from this one repeats it; of two properties that are alike
    /// the one with a setter counts.
    private mutating func add(_ requirement: Requirement, of declared: DeclaredProtocol) {
        let new = InheritedRequirement(requirement: requirement, source: declared)
        guard let index = requirements.firstIndex(where: { $0.key == new.key }) else {
            requirements.append(new)
            return
        }
        if new.isSettable && !requirements[index].isSettable { requirements[index] = new }
    }
}

/// An associated type and the protocol that declares it.
struct InheritedType: Sendable {
    let type: AssociatedType
    let source: DeclaredProtocol
}

/// A requirement and the protocol that declares it.
struct InheritedRequirement: Sendable {
    let requirement: Requirement
    let source: DeclaredProtocol

    var declaration: Declaration { requirement.declaration }

    var isStandard: Bool { source.file.file == StandardProtocols.file.file }

    fileprivate var isSettable: Bool {
        switch requirement.kind {
        case .property(let setter), .subscript(let setter): setter != nil
        case .function, .initializer: false
        }
    }

    /// Equal for two that one member satisfies.
    fileprivate var key: String {
        var parts: [String] = []
        if declaration.isStatic { parts.append("static") }
        parts.append(declaration.name.text)
        if declaration.kind == .function { parts.append("()") }
        for parameter in declaration.parameters { parts += [label(of: parameter), typeKey(parameter.fullType)] }
        if declaration.effects.isAsync { parts.append("async") }
        for fragment in [declaration.result, declaration.genericParameters, declaration.whereClause] {
            parts.append(fragment?.text ?? "")
        }
        for condition in declaration.conditions { parts += condition.previous + [condition.condition ?? ""] }
        return parts.map(oneLine).joined(separator: "|")
    }

    /// The name that calls write; none for the parameters of an operator.
    private func label(of parameter: Parameter) -> String {
        let isWritten =
            switch requirement.kind {
            case .function: !declaration.isOperator(in: source.file)
            case .subscript: parameter.secondName != nil
            case .initializer, .property: true
            }
        return isWritten ? parameter.label.text : "_"
    }

    /// A type without `any`, which old code leaves out.
    private func typeKey(_ type: Fragment) -> String {
        type.text.split(separator: " ").filter { $0 != "any" }.joined(separator: " ")
    }
}

extension String {
    /// `Sendable` of `Swift.Sendable`.
    fileprivate var withoutModule: String {
        for prefix in ["Swift.", "Swift::"] where hasPrefix(prefix) { return String(dropFirst(prefix.count)) }
        return self
    }
}
