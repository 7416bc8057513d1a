/// The three annotations.
enum AnnotationKind: String, Sendable, CaseIterable {
    case route = "@traceRoute"
    case database = "@traceDB"
    case trace = "@trace"
}

/// A well-formed annotation: its arguments are known, each at most once, and of the right type.
///
/// Paths in it are not yet checked against a signature: that is the planner's work.
struct Annotation: Sendable {
    let kind: AnnotationKind
    /// Of the `@`.
    let offset: Int
    /// In the order in which they are written.
    let arguments: [AnnotationArgument]

    subscript(label: AnnotationLabel) -> AnnotationArgument? {
        arguments.first { $0.label == label }
    }
}

/// Every argument that an annotation can have; which annotation has which stands in the table `AnnotationKind.labels`.
enum AnnotationLabel: String, Sendable, CaseIterable {
    /// The unlabelled first argument.
    case unlabelled = ""
    case operationName, includeQueryParams, includePathParams, includeHeaders, includeRequestBody, includeResponseBody
    case request, requestBody, status
    case operation, table, system, statement
    case `as`, kind, parent, attributes, capture, sample, redact, keeping
}

struct AnnotationArgument: Sendable {
    let label: AnnotationLabel
    /// Of the label, or of the value where there is none.
    let offset: Int
    let value: AnnotationValue
}

/// A value with its place; the place is what a diagnostic points at.
struct AnnotationValue: Sendable {
    indirect enum Kind: Sendable {
        /// The string's content, escapes resolved.
        case string(String)
        case integer(Int)
        case double(Double)
        case boolean(Bool)
        /// `parameter.property?.property`
        case path(AnnotationPath)
        /// `.server`, without its period.
        case member(String)
        case array([AnnotationValue])
        /// Key (a string) and value.
        case dictionary([(key: AnnotationValue, value: AnnotationValue)])
    }

    let kind: Kind
    let offset: Int
}

/// `order.customer?.id`, `self.region`, `result.count`, `pair.0`
struct AnnotationPath: Sendable {
    /// `order`, `self`, `result`; backticks kept.
    let root: String
    /// All of it as written, without white space: `order.customer?.id`.
    let text: String
    let offset: Int
}
