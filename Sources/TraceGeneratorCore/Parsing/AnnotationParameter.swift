/// What an annotation takes: the one table that the parser, the reference and the tests read.
struct AnnotationParameter: Sendable {
    let label: AnnotationLabel
    let type: AnnotationValueType
}

/// What may be written as an argument's value.
enum AnnotationValueType: Sendable {
    /// `"GET /users/{id}"`
    case route
    /// A string that is not empty.
    case text
    /// A string that is one identifier.
    case name
    /// `"GET"`, `5`, `true`, or a path.
    case value
    case boolean
    /// `true`, or `["page", "limit"]`
    case booleanOrNames
    case names
    /// `order.customer?.id`
    case path
    /// `request`, or `[request, context]`
    case paths
    /// `[id, amount]`
    case parameters
    /// `["order.total": order.total, "region": "eu"]`
    case attributes
    /// A number from 0 to 1.
    case ratio
    /// An integer from 100 to 599.
    case status
    /// `.server`
    case spanKind
    /// `["@Wrapper(1)"]`
    case declarationAttributes
}

extension AnnotationKind {
    /// Its parameters in the order of the reference.
    var parameters: [AnnotationParameter] {
        switch self {
        case .route: Self.routeParameters + Self.sharedParameters
        case .database: Self.databaseParameters + Self.sharedParameters
        case .trace: Self.traceParameters + Self.sharedParameters
        }
    }

    private static let routeParameters = [
        AnnotationParameter(label: .unlabelled, type: .route),
        AnnotationParameter(label: .operationName, type: .text),
        AnnotationParameter(label: .includeQueryParams, type: .booleanOrNames),
        AnnotationParameter(label: .includePathParams, type: .boolean),
        AnnotationParameter(label: .includeHeaders, type: .booleanOrNames),
        AnnotationParameter(label: .includeRequestBody, type: .boolean),
        AnnotationParameter(label: .includeResponseBody, type: .boolean),
        AnnotationParameter(label: .request, type: .paths),
        AnnotationParameter(label: .requestBody, type: .path),
        AnnotationParameter(label: .status, type: .status),
    ]

    private static let databaseParameters = [
        AnnotationParameter(label: .operation, type: .value),
        AnnotationParameter(label: .table, type: .value),
        AnnotationParameter(label: .system, type: .value),
        AnnotationParameter(label: .statement, type: .value),
    ]

    private static let traceParameters = [
        AnnotationParameter(label: .unlabelled, type: .text)
    ]

    private static let sharedParameters = [
        AnnotationParameter(label: .as, type: .name),
        AnnotationParameter(label: .kind, type: .spanKind),
        AnnotationParameter(label: .parent, type: .path),
        AnnotationParameter(label: .attributes, type: .attributes),
        AnnotationParameter(label: .capture, type: .parameters),
        AnnotationParameter(label: .sample, type: .ratio),
        AnnotationParameter(label: .redact, type: .names),
        AnnotationParameter(label: .keeping, type: .declarationAttributes),
    ]
}

/// The span kinds that `kind:` takes: the members of the runtime's `TraceSpanKind`.
enum AnnotationSpanKind: String, Sendable, CaseIterable {
    case server, client, `internal`, producer, consumer
}
