// Records what the bodies of annotated types, and of protocols, declare.

extension DeclarationWalk {
    /// Begins the record of a type's body, if one is to be kept.
    func scope(of path: [EnclosingDeclaration], _ marking: Marking?) -> Context.Scope {
        let annotation = marking?.annotation
        guard path.last?.kind == .protocol else {
            guard let annotation else { return .none }
            annotatedTypes.append(AnnotatedType(annotation: annotation, path: path, conditions: conditions))
            return .type(annotatedTypes.count - 1)
        }
        guard annotation != nil || listing == .everything else { return .none }
        protocols.append(ProtocolDeclaration(annotation: annotation, path: path, conditions: conditions))
        return .protocol(protocols.count - 1)
    }

    /// Records a declaration with the annotation above it, or with what its type's annotation says of it.
    func record(_ declaration: Declaration, as kind: Requirement.Kind) {
        if kind.isListed { declarations.append(declaration) }
        let marking = takeMarking(under: declaration.conditions)
        if case .protocol(let index) = current.scope {
            protocols[index].requirements.append(
                Requirement(kind: kind, declaration: declaration, marking: marking))
            // Without an annotation of the protocol, that of a requirement is for the planner to refuse.
            if protocols[index].annotation != nil { return }
        }
        if case .ignore = marking { return }
        var annotation = marking?.annotation
        let isOwn = annotation != nil
        if case .type(let index) = current.scope {
            let type = annotatedTypes[index].annotation
            annotation = annotation?.inheriting(from: type, for: declaration)
            if declaration.kind == .function {
                annotatedTypes[index].functions.append(declaration)
                annotation = annotation ?? type.implied(for: declaration)
            }
        }
        guard let annotation else { return }
        annotated.append(AnnotatedDeclaration(annotation: annotation, declaration: declaration, isOwn: isOwn))
    }
}

extension Requirement.Kind {
    /// Whether a parse lists it as a declaration: initializers and subscripts matter as requirements only.
    fileprivate var isListed: Bool {
        switch self {
        case .function, .property: true
        case .subscript, .initializer: false
        }
    }
}

// MARK: Requirements that are neither functions nor properties

extension DeclarationWalk {
    private var isInProtocol: Bool { if case .protocol = current.scope { true } else { false } }

    func stepOverInitializer() {
        let introducer = place
        refuseAnnotations { .initializer(at: $1) }
        if isInProtocol {
            let isFailable = code.isOperator(introducer + 1, "?") || code.isOperator(introducer + 1, "!")
            let failability = isFailable ? code.text(introducer + 1) : ""
            let name = introducer..<introducer + 1
            if let function = code.signature(named: name, from: introducer + (isFailable ? 2 : 1)),
                let parameters = code.parameters(function.parameters)
            {
                record(
                    declaration(function, parameters, introducer), as: .initializer(failability: failability))
            } else {
                breakAtAnnotation()
            }
        }
        stepOver()
    }

    func stepOverSubscript() {
        let introducer = place
        refuseAnnotations { .subscriptDeclaration(at: $1) }
        if isInProtocol {
            let name = introducer..<introducer + 1
            if let function = code.signature(named: name, from: introducer + 1),
                let parameters = code.parameters(function.parameters), code.kind(function.end) == .leftBrace
            {
                let accessors = code.accessorBlock(function.end)
                record(
                    declaration(function.withEffects(of: accessors), parameters, introducer),
                    as: .subscript(setter: accessors.setter))
            } else {
                breakAtAnnotation()
            }
        }
        stepOver()
    }

    /// `associatedtype Item: Hashable, Sendable = Int where Item.ID == Int`
    func recordAssociatedType() {
        guard case .protocol(let index) = current.scope else { return }
        var end = place + 2
        var constraints: [Fragment] = []
        if code.kind(end) == .colon {
            repeat {
                guard let next = code.endOfType(end + 1) else { break }
                constraints.append(code.fragment(end + 1..<next))
                end = next
            } while code.kind(end) == .comma
        }
        if code.isOperator(end, "="), let next = code.endOfType(end + 1) { end = next }
        if code.keyword(end) == .where, let next = code.endOfWhereClause(end) {
            constraints.append(code.fragment(end..<next))
        }
        protocols[index].associatedTypes.append(
            AssociatedType(name: code.text(place + 1), constraints: constraints, conditions: conditions))
    }
}
