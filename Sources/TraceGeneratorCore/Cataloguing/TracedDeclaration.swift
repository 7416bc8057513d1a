/// An annotated declaration and the span that its wrapper makes, as far as both are known without running them.
package struct TracedDeclaration: Sendable {
    /// `@traceDB`
    package let annotation: String
    /// The location of the original's name.
    package let location: SourceLocation
    /// `UserStore.getUser(id:)`
    package let function: String
    /// `getUser(id:)`
    package let original: String
    /// `tracedGetUser(id:)`
    package let wrapper: String
    /// Whether other modules can call it.
    package let isPublic: Bool
    /// The name of the span; empty if the request determines it at run time.
    package let span: String
    /// `server`
    package let kind: String
    package let method: String?
    /// `/users/{id}`
    package let route: String?
    /// Literals of the annotation by attribute.
    package let constants: [(attribute: String, value: String)]
    /// The attributes whose values are read at run time; `*` stands for any name.
    package let captured: [String]
}

extension TracedDeclaration {
    init(_ plan: WrapperPlan, of planner: DeclarationPlanner) {
        let declaration = planner.declaration
        annotation = planner.annotation.kind.rawValue
        location = planner.location(declaration.name.range.lowerBound)
        function = declaration.qualifiedName
        original = declaration.displayName
        wrapper = unquoted(plan.signature.name) + declaration.displayName.drop { $0 != "(" }
        isPublic = ["public", "open"].contains(plan.signature.modifiers.first)
        span = plan.site.name
        kind = plan.site.kind.rawValue
        method = plan.site.route?.method
        route = plan.site.route?.template
        constants = plan.site.attributes.map { ($0.key, $0.value.text) }
        captured = planner.capturedAttributes + (plan.site.route?.capturedAttributes ?? [])
    }
}

extension DeclarationPlanner {
    fileprivate var capturedAttributes: [String] {
        values.compactMap { if case .path = $0.value { $0.key.name } else { nil } }
    }
}

extension RoutePlan {
    fileprivate var capturedAttributes: [String] {
        includeQueryParams.attributes("http.request.query.")
            + (includePathParams ? ["http.request.path.*"] : [])
            + includeHeaders.attributes("http.request.header.")
            + (includeRequestBody ? ["http.request.body"] : [])
            + (includeResponseBody ? ["http.response.body"] : [])
    }
}

extension CaptureSelection {
    fileprivate func attributes(_ prefix: String) -> [String] {
        switch self {
        case .nothing: []
        case .everything: [prefix + "*"]
        case .only(let names): names.map { prefix + $0.lowercased() }
        }
    }
}
