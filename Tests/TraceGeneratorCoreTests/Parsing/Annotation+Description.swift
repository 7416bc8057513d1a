@testable import TraceGeneratorCore

extension Annotation: CustomStringConvertible {
    /// `@trace(name: value, …)` with the arguments as they were understood, in the order of the tables.
    public var description: String {
        let arguments = (specific.described + shared.described).compactMap { label, value in
            value.map { "\(label.rawValue): \($0)" }
        }
        return "\(kind.rawValue)(\(arguments.joined(separator: ", ")))"
    }
}

extension SpecificArguments {
    fileprivate var described: [(AnnotationLabel, String?)] {
        switch self {
        case .trace(let trace): [(.unlabelled, trace.spanName?.debugDescription)]
        case .database(let database):
            [
                (.operation, database.operation?.described), (.table, database.table?.described),
                (.system, database.system?.described), (.statement, database.statement?.described),
            ]
        case .route(let route):
            [
                (.unlabelled, route.template?.described), (.operationName, route.operationName?.debugDescription),
                (.includeQueryParams, route.includeQueryParams?.value.described),
                (.includePathParams, route.includePathParams?.value.description),
                (.includeHeaders, route.includeHeaders?.value.described),
                (.includeRequestBody, route.includeRequestBody?.value.description),
                (.includeResponseBody, route.includeResponseBody?.value.description),
                (.request, route.request.map { list($0.map(\.described)) }),
                (.requestBody, route.requestBody?.described), (.status, route.status?.value.description),
            ]
        }
    }
}

extension SharedArguments {
    fileprivate var described: [(AnnotationLabel, String?)] {
        [
            (.as, wrapperName?.value.debugDescription), (.kind, spanKind.map { ".\($0.rawValue)" }),
            (.parent, parent?.described), (.root, isRoot?.description), (.inject, inject?.described),
            (.until, endsWithSequence.map { _ in ".finished" }),
            (.attributes, attributes.map { list($0.map(\.described)) }),
            (.capture, capture.map { list($0.map(\.described)) }), (.sample, sample?.description),
            (.redact, redact.map { list($0.map(\.debugDescription)) }),
            (.keeping, keptAttributes.map { list($0.map(\.debugDescription)) }),
        ]
    }
}

extension RouteTemplate {
    fileprivate var described: String { [method, path].compactMap(\.self).joined(separator: " ").debugDescription }
}

extension CaptureSelection {
    fileprivate var described: String {
        switch self {
        case .nothing: "false"
        case .everything: "true"
        case .only(let names): list(names.map(\.debugDescription))
        }
    }
}

extension AnnotationPath {
    fileprivate var described: String { "<\(root)> \(text)" }
}

extension AnnotatedValue {
    fileprivate var described: String {
        switch self {
        case .constant(.string(let string)): string.debugDescription
        case .constant(let constant): constant.text
        case .path(let path): path.described
        }
    }
}

extension AnnotatedAttribute {
    fileprivate var described: String { "\(key.value.debugDescription): \(value.described)" }
}

private func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ", ") + "]" }
