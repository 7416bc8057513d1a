extension SourceWriter {
    /// The constant that tells the runtime all that is known of a wrapper's span.
    ///
    /// It is `nonisolated` because the target's default may be the main actor.
    mutating func site(_ site: SitePlan, number: Int) {
        line("nonisolated private let __traceSite\(number) = TraceRuntime::TraceSite(")
        indented { writer in
            let extras = site.extraArguments
            let identity = [
                "name: \(stringLiteral(site.name))", "kind: .\(site.kind.rawValue)",
                "function: \(stringLiteral(site.function))", "fileID: \(stringLiteral(site.fileID))",
                "line: \(site.line)",
            ]
            writer.filled(identity, end: extras.isEmpty ? ")" : ",")
            for (index, extra) in extras.enumerated() {
                let end = index == extras.count - 1 ? ")" : ","
                writer.list(
                    extra.opening, extra.elements, extra.closing + end, closesOnOwnLine: extra.closing == "]")
            }
        }
    }
}

/// `attributes: [` … `]`
private struct SiteArgument {
    let opening: String
    let elements: [String]
    let closing: String
}

extension SitePlan {
    fileprivate var extraArguments: [SiteArgument] {
        var arguments: [SiteArgument] = []
        if !attributes.isEmpty {
            let elements = attributes.map { "\(stringLiteral($0.key)): \($0.value.literal)" }
            arguments.append(SiteArgument(opening: "attributes: [", elements: elements, closing: "]"))
        }
        if let route {
            arguments.append(
                SiteArgument(opening: "route: TraceRuntime::TraceRoute(", elements: route.arguments, closing: ")"))
        }
        if let sample { arguments.append(SiteArgument(opening: "sample: \(sample)", elements: [], closing: "")) }
        if !redact.isEmpty {
            arguments.append(
                SiteArgument(opening: "redact: [", elements: redact.map(stringLiteral), closing: "]"))
        }
        if isRoot { arguments.append(SiteArgument(opening: "root: true", elements: [], closing: "")) }
        return arguments
    }
}

extension RoutePlan {
    /// Those that do not have the default value.
    fileprivate var arguments: [String] {
        var arguments: [String] = []
        if let method { arguments.append("method: \(stringLiteral(method))") }
        if let template { arguments.append("template: \(stringLiteral(template))") }
        if let literal = includeQueryParams.literal { arguments.append("includeQueryParams: \(literal)") }
        if includePathParams { arguments.append("includePathParams: true") }
        if let literal = includeHeaders.literal { arguments.append("includeHeaders: \(literal)") }
        if includeRequestBody { arguments.append("includeRequestBody: true") }
        if includeResponseBody { arguments.append("includeResponseBody: true") }
        return arguments
    }
}

extension CaptureSelection {
    fileprivate var literal: String? {
        switch self {
        case .nothing: nil
        case .everything: "true"
        case .only(let names): "[" + names.map(stringLiteral).joined(separator: ", ") + "]"
        }
    }
}

extension AnnotatedConstant {
    fileprivate var literal: String {
        switch self {
        case .string(let string): stringLiteral(string)
        case .integer, .double, .boolean: text
        }
    }
}
