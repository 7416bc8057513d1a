/// An annotated declaration and the span that its wrapper makes, as far as both are known without running them.
package struct TracedDeclaration: Sendable {
    /// `@traceDB`
    package let annotation: String
    /// The place of the original's name; of a protocol's requirement that of its line.
    package let location: SourceLocation
    /// `UserStore.getUser(id:)`
    package let function: String
    /// `getUser(id:)`
    package let original: String
    /// `tracedGetUser(id:)`
    package let wrapper: String
    /// The type that has the wrapper, `TracedUserStore`, where a protocol is annotated; else nil.
    package let decorator: String?
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
        self.init(
            plan, annotation: planner.annotation.kind, original: planner.declaration.displayName,
            at: planner.location(planner.declaration.name.range.lowerBound), decorator: nil)
    }

    init(_ plan: WrapperPlan, in decorator: DecoratorPlan, annotation: AnnotationKind) {
        let name = plan.site.function.lastIndex(of: ".").map { plan.site.function[$0...].dropFirst() }
        let location = SourceLocation(path: plan.nameLocation.path, line: plan.site.line, column: 1)
        self.init(
            plan, annotation: annotation, original: name.map { String($0) } ?? plan.site.function, at: location,
            decorator: decorator.head.name)
    }

    private init(
        _ plan: WrapperPlan, annotation: AnnotationKind, original: String, at location: SourceLocation,
        decorator: String?
    ) {
        self.annotation = annotation.rawValue
        self.location = location
        self.original = original
        self.decorator = decorator
        function = plan.site.function
        wrapper = unquoted(plan.signature.name) + original.drop { $0 != "(" }
        isPublic = ["public", "open"].contains(plan.signature.modifiers.first)
        span = plan.site.name
        kind = plan.site.kind.rawValue
        method = plan.site.route?.method
        route = plan.site.route?.template
        constants = plan.site.attributes.map { ($0.key, $0.value.text) }
        captured = plan.body.capturedAttributes + (plan.site.route?.capturedAttributes ?? [])
    }
}

extension BodyPlan {
    fileprivate var capturedAttributes: [String] {
        let conventions = [AttributeName.dbOperation, .dbTable, .dbSystem, .dbStatement]
        return (before + after).compactMap { recording in
            switch recording.statement {
            case .attribute(.custom(let name)): name
            case .attribute(.convention(let name)): conventions.first { $0.convention == name }?.name
            default: nil
            }
        }
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
