extension DeclarationPlanner {
    mutating func planSite() -> SitePlan {
        SitePlan(
            name: spanName, kind: spanKind, function: declaration.qualifiedName, line: line(annotation.offset),
            attributes: values.compactMap { key, value in
                SiteConstant(value).map { (key.name, $0) }
            },
            route: annotation.kind == .route ? planRoute() : nil,
            sample: annotation[.sample].flatMap(\.value.number),
            redact: annotation[.redact]?.value.strings ?? [])
    }

    private var spanKind: AnnotationSpanKind {
        if case .member(let member) = annotation[.kind]?.value.kind, let kind = AnnotationSpanKind(rawValue: member) {
            return kind
        }
        switch annotation.kind {
        case .route: return .server
        case .database: return .client
        case .trace: return .internal
        }
    }

    /// Empty for a route whose request says at run time what is asked for.
    var spanName: String {
        switch annotation.kind {
        case .trace: return annotation[.unlabelled]?.value.string ?? declaration.qualifiedName
        case .route: return annotation[.operationName]?.value.string ?? routeName
        case .database:
            // What is known only at run time cannot name the span: names are few, values many.
            let operation = annotation[.operation].flatMap { SiteConstant($0.value)?.text } ?? declaration.bareName
            let table = annotation[.table].flatMap { SiteConstant($0.value)?.text }
            return [operation, table].compactMap(\.self).joined(separator: " ")
        }
    }

    /// The attributes that the annotation sets, constants and paths, in its order.
    var values: [(key: AnnotatedKey, value: AnnotationValue)] {
        databaseValues + capturedValues + attributeValues
    }

    private var databaseValues: [(key: AnnotatedKey, value: AnnotationValue)] {
        guard annotation.kind == .database else { return [] }
        let operation = AnnotationValue(kind: .string(declaration.bareName), offset: annotation.offset)
        let conventions: [(AnnotationLabel, AnnotatedKey)] = [
            (.operation, .dbOperation), (.table, .dbTable), (.system, .dbSystem), (.statement, .dbStatement),
        ]
        return conventions.compactMap { label, key in
            let value = annotation[label]?.value ?? (label == .operation ? operation : nil)
            return value.map { (key, $0) }
        }
    }

    private var capturedValues: [(key: AnnotatedKey, value: AnnotationValue)] {
        guard case .array(let elements) = annotation[.capture]?.value.kind else { return [] }
        return elements.compactMap { element in
            guard case .path(let path) = element.kind else { return nil }
            return (AnnotatedKey(name: "code.argument.\(unquoted(path.root))", offset: element.offset), element)
        }
    }

    private var attributeValues: [(key: AnnotatedKey, value: AnnotationValue)] {
        guard case .dictionary(let pairs) = annotation[.attributes]?.value.kind else { return [] }
        return pairs.compactMap { key, value in
            key.string.map { (AnnotatedKey(name: $0, offset: key.offset), value) }
        }
    }
}

/// An attribute's name, and where it is written.
struct AnnotatedKey {
    let name: String
    /// The constant of the runtime's `TraceAttributeKey` that follows the conventions in force.
    let convention: String?
    /// Zero where the annotation does not write it.
    let offset: Int

    init(name: String, convention: String? = nil, offset: Int = 0) {
        self.name = name
        self.convention = convention
        self.offset = offset
    }

    static let dbOperation = AnnotatedKey(name: "db.operation", convention: "dbOperation")
    static let dbTable = AnnotatedKey(name: "db.table", convention: "dbTable")
    static let dbSystem = AnnotatedKey(name: "db.system", convention: "dbSystem")
    static let dbStatement = AnnotatedKey(name: "db.statement", convention: "dbStatement")
}

extension AnnotationValue {
    var number: Double? {
        switch kind {
        case .double(let double): double
        case .integer(let integer): Double(integer)
        default: nil
        }
    }

    var strings: [String] {
        if case .array(let elements) = kind { elements.compactMap(\.string) } else { [] }
    }

    var isTrue: Bool {
        if case .boolean(true) = kind { true } else { false }
    }
}
