/// The annotations that start a span around a declaration.
enum AnnotationKind: String, Sendable, CaseIterable {
    case route = "@traceRoute"
    case database = "@traceDB"
    case trace = "@trace"
}

/// A well-formed annotation with its arguments as typed values.
///
/// Only the validator makes one. Its paths are not yet checked against a signature: the planner does that.
struct Annotation: Sendable {
    /// The UTF-8 offset of the `@`; of a function that only its type's annotation names, that of its `func`.
    var offset: Int
    /// The arguments that only this kind of annotation takes.
    var specific: SpecificArguments
    /// The arguments that every annotation takes.
    var shared: SharedArguments
    /// The arguments that are written, each with its place.
    let labels: [Located<AnnotationLabel>]

    var kind: AnnotationKind {
        switch specific {
        case .route: .route
        case .database: .database
        case .trace: .trace
        }
    }
}

indirect enum SpecificArguments: Sendable {
    case route(RouteArguments)
    case database(DatabaseArguments)
    case trace(TraceArguments)
}

/// Every argument label; the tables in `AnnotationArguments.swift` say which annotation takes which.
enum AnnotationLabel: String, Sendable, CaseIterable {
    /// The unlabelled first argument.
    case unlabelled = ""
    case operationName, includeQueryParams, includePathParams, includeHeaders, includeRequestBody, includeResponseBody
    case request, requestBody, status
    case operation, table, system, namespace, statement, summary, batchSize, responseStatus
    case `as`, kind, parent, root, inject, until, attributes, capture, sample, redact, keeping
}
