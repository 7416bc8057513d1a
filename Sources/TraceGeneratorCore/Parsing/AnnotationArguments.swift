// The typed arguments of annotations, and one table for each set of them: the validator fills the properties by these
// tables, and the annotation reference is checked against them.

/// A set of arguments that an annotation takes.
protocol AnnotationArguments: Sendable {
    /// The arguments of an annotation that writes none.
    init()

    /// The arguments in the order of the annotation reference.
    static var parameters: [AnnotationParameter<Self>] { get }
}

/// The arguments that only `@traceRoute` takes.
struct RouteArguments: AnnotationArguments {
    var template: RouteTemplate?
    var operationName: String?
    var includeQueryParams: Located<CaptureSelection>?
    var includePathParams: Located<Bool>?
    var includeHeaders: Located<CaptureSelection>?
    var includeRequestBody: Located<Bool>?
    var includeResponseBody: Located<Bool>?
    /// Never empty where it is written.
    var request: [AnnotationPath]?
    var requestBody: AnnotationPath?
    /// The status of a result that carries none.
    var status: Located<Int>?

    static let parameters: [AnnotationParameter<Self>] = [
        AnnotationParameter(.unlabelled, .route, \.template),
        AnnotationParameter(.operationName, .text, \.operationName),
        AnnotationParameter(.includeQueryParams, .booleanOrNames, \.includeQueryParams),
        AnnotationParameter(.includePathParams, .boolean, \.includePathParams),
        AnnotationParameter(.includeHeaders, .booleanOrNames, \.includeHeaders),
        AnnotationParameter(.includeRequestBody, .boolean, \.includeRequestBody),
        AnnotationParameter(.includeResponseBody, .boolean, \.includeResponseBody),
        AnnotationParameter(.request, .paths, \.request),
        AnnotationParameter(.requestBody, .path, \.requestBody),
        AnnotationParameter(.status, .status, \.status),
    ]
}

/// The arguments that only `@traceDB` takes.
struct DatabaseArguments: AnnotationArguments {
    var operation: AnnotatedValue?
    var table: AnnotatedValue?
    var system: AnnotatedValue?
    var namespace: AnnotatedValue?
    var statement: AnnotatedValue?
    var summary: AnnotatedValue?
    var batchSize: AnnotationPath?
    var responseStatus: AnnotationPath?

    static let parameters: [AnnotationParameter<Self>] = [
        AnnotationParameter(.operation, .value, \.operation),
        AnnotationParameter(.table, .value, \.table),
        AnnotationParameter(.system, .value, \.system),
        AnnotationParameter(.namespace, .textOrPath, \.namespace),
        AnnotationParameter(.statement, .value, \.statement),
        AnnotationParameter(.summary, .textOrPath, \.summary),
        AnnotationParameter(.batchSize, .path, \.batchSize),
        AnnotationParameter(.responseStatus, .path, \.responseStatus),
    ]
}

/// The arguments that only `@trace` takes.
struct TraceArguments: AnnotationArguments {
    var spanName: String?

    static let parameters: [AnnotationParameter<Self>] = [
        AnnotationParameter(.unlabelled, .text, \.spanName)
    ]
}

/// The arguments that every annotation takes.
struct SharedArguments: AnnotationArguments {
    /// `as:`, with backticks where the name needs them.
    var wrapperName: Located<String>?
    var spanKind: AnnotationSpanKind?
    var parent: AnnotationPath?
    var isRoot: Bool?
    var inject: AnnotationPath?
    /// `until: .finished`
    var endsWithSequence: Located<Bool>?
    var attributes: [AnnotatedAttribute]?
    /// The names of parameters: each path is its root alone.
    var capture: [AnnotationPath]?
    var sample: Double?
    var redact: [String]?
    /// `keeping:`, each element exactly one attribute: `@Wrapper(1)`.
    var keptAttributes: [String]?

    static let parameters: [AnnotationParameter<Self>] = [
        AnnotationParameter(.as, .name, \.wrapperName),
        AnnotationParameter(.kind, .spanKind, \.spanKind),
        AnnotationParameter(.parent, .path, \.parent),
        AnnotationParameter(.root, .boolean, \.isRoot),
        AnnotationParameter(.inject, .path, \.inject),
        AnnotationParameter(.until, .finished, \.endsWithSequence),
        AnnotationParameter(.attributes, .attributes, \.attributes),
        AnnotationParameter(.capture, .parameters, \.capture),
        AnnotationParameter(.sample, .ratio, \.sample),
        AnnotationParameter(.redact, .names, \.redact),
        AnnotationParameter(.keeping, .declarationAttributes, \.keptAttributes),
    ]
}

extension AnnotationKind {
    /// The labels that the annotation takes, in the order of the annotation reference.
    var labels: [AnnotationLabel] {
        let specific =
            switch self {
            case .route: RouteArguments.parameters.map(\.label)
            case .database: DatabaseArguments.parameters.map(\.label)
            case .trace: TraceArguments.parameters.map(\.label)
            }
        return specific + SharedArguments.parameters.map(\.label)
    }
}

// MARK: Values

/// A value, and the offset that diagnostics about it point at.
struct Located<Value: Sendable>: Sendable {
    let value: Value
    let offset: Int
}

/// The value of an attribute: known while the code is generated, or read at run time.
enum AnnotatedValue: Sendable {
    case constant(AnnotatedConstant)
    case path(AnnotationPath)
}

/// A literal of an annotation.
enum AnnotatedConstant: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case double(Double)
    case boolean(Bool)
}

/// An element of `attributes:`.
struct AnnotatedAttribute: Sendable {
    let key: Located<String>
    let value: AnnotatedValue
}

/// The query parameters or headers that a route records.
enum CaptureSelection: Sendable, Equatable {
    case nothing
    case everything
    /// Those with one of these names; never empty.
    case only([String])
}

/// The span kinds that `kind:` takes: the members of the runtime's `TraceSpanKind`.
enum AnnotationSpanKind: String, Sendable, CaseIterable {
    case server, client, `internal`, producer, consumer
}
