extension DeclarationPlanner {
    func planSite() -> SitePlan {
        SitePlan(
            name: spanName, kind: annotation.shared.spanKind ?? annotation.kind.spanKind,
            function: declaration.qualifiedName,
            fileID: "\(target.moduleName)/\(file.file.name)", line: location(annotation.offset).line,
            attributes: values.compactMap { key, value in
                if case .constant(let constant) = value { (key.name, constant) } else { nil }
            },
            route: routePlan, sample: annotation.shared.sample, redact: annotation.shared.redact ?? [],
            isRoot: annotation.shared.isRoot ?? false)
    }

    private var routePlan: RoutePlan? {
        if case .route(let route) = annotation.specific { route.plan } else { nil }
    }

    /// The span's name; empty for a route whose request says it at run time.
    var spanName: String {
        switch annotation.specific {
        case .trace(let trace): trace.spanName ?? declaration.qualifiedName(as: spanBaseName)
        case .route(let route): route.spanName
        case .database(let database): database.spanName(else: spanBaseName)
        }
    }

    /// The attributes that the annotation sets, in its order.
    var values: [(key: AttributeName, value: AnnotatedValue)] {
        databaseValues + capturedValues + attributeValues
    }

    private var databaseValues: [(key: AttributeName, value: AnnotatedValue)] {
        guard case .database(let database) = annotation.specific else { return [] }
        let operation = database.operation ?? .constant(.string(spanBaseName))
        let values: [(AttributeName, AnnotatedValue?)] = [
            (.dbOperation, operation), (.dbTable, database.table), (.dbSystem, database.system),
            (AttributeName(name: "db.namespace"), database.namespace), (.dbStatement, database.statement),
            (AttributeName(name: "db.query.summary"), database.summary),
            (AttributeName(name: "db.operation.batch.size"), database.batchSize.map(AnnotatedValue.path)),
            (AttributeName(name: "db.response.status_code"), database.responseStatus.map(AnnotatedValue.path)),
        ]
        return values.compactMap { key, value in value.map { (key, $0) } }
    }

    private var capturedValues: [(key: AttributeName, value: AnnotatedValue)] {
        (annotation.shared.capture ?? []).map { path in
            (AttributeName(name: "code.argument.\(unquoted(path.root))", offset: path.offset), .path(path))
        }
    }

    private var attributeValues: [(key: AttributeName, value: AnnotatedValue)] {
        (annotation.shared.attributes ?? []).map { attribute in
            (AttributeName(name: attribute.key.value, offset: attribute.key.offset), attribute.value)
        }
    }
}

extension AnnotationKind {
    /// The kind of a span whose annotation does not give one.
    fileprivate var spanKind: AnnotationSpanKind {
        switch self {
        case .route: .server
        case .database: .client
        case .trace: .internal
        }
    }
}

extension DatabaseArguments {
    /// Operation and table. A value that is known only at run time is left out: names are few, values many.
    fileprivate func spanName(else name: String) -> String {
        let operation = operation?.constant?.text ?? name
        return [operation, table?.constant?.text].compactMap(\.self).joined(separator: " ")
    }
}

extension AnnotatedValue {
    fileprivate var constant: AnnotatedConstant? {
        if case .constant(let constant) = self { constant } else { nil }
    }
}

/// An attribute's name and the offset that it is written at.
struct AttributeName {
    let name: String
    /// The constant of the runtime's `TraceAttributeKey` that follows the conventions in force.
    let convention: String?
    /// Zero where the annotation does not write the name.
    let offset: Int

    init(name: String, convention: String? = nil, offset: Int = 0) {
        self.name = name
        self.convention = convention
        self.offset = offset
    }

    static let dbOperation = AttributeName(name: "db.operation", convention: "dbOperation")
    static let dbTable = AttributeName(name: "db.table", convention: "dbTable")
    static let dbSystem = AttributeName(name: "db.system", convention: "dbSystem")
    static let dbStatement = AttributeName(name: "db.statement", convention: "dbStatement")
}
