/// An argument that an annotation takes: its label, what may be written for it, and the property that it sets.
struct AnnotationParameter<Arguments: AnnotationArguments>: Sendable {
    let label: AnnotationLabel
    /// Sets the property, or reports what is wrong with the value.
    let read: @Sendable (WrittenArgument, inout AnnotationValidator, inout Arguments) -> Void

    init<Value>(
        _ label: AnnotationLabel, _ type: ArgumentType<Value>,
        _ property: any WritableKeyPath<Arguments, Value?> & Sendable
    ) {
        self.label = label
        read = { argument, validator, arguments in
            arguments[keyPath: property] = validator.value(of: argument, as: type, for: label)
        }
    }

    /// The property gets the place of the argument's label, too.
    init<Value>(
        _ label: AnnotationLabel, _ type: ArgumentType<Value>,
        _ property: any WritableKeyPath<Arguments, Located<Value>?> & Sendable
    ) {
        self.label = label
        read = { argument, validator, arguments in
            arguments[keyPath: property] = validator.value(of: argument, as: type, for: label)
                .map { Located(value: $0, offset: argument.offset) }
        }
    }
}

/// The type of an argument's value, as the annotation grammar knows it.
struct ArgumentType<Value: Sendable>: Sendable {
    /// The expected value, as a diagnostic describes it.
    let expected: String
    /// Returns nil for a wrong value; for one of another type it reports nothing.
    let read: @Sendable (WrittenValue, inout AnnotationValidator) -> Value?
}

extension ArgumentType<RouteTemplate> {
    /// `"GET /users/{id}"`
    static var route: Self {
        Self(expected: "a string: \"METHOD /path/{parameter}\"") { $1.route($0) }
    }
}

extension ArgumentType<String> {
    /// A string that is not empty.
    static var text: Self {
        Self(expected: "a string") { $1.text($0) }
    }
}

extension ArgumentType<Located<String>> {
    /// A string that is one identifier.
    static var name: Self {
        Self(expected: "a string that holds one identifier") { $1.name($0) }
    }
}

extension ArgumentType<AnnotatedValue> {
    /// `"GET"`, `5`, `true`, or a path.
    static var value: Self {
        Self(expected: "a string, a number, a boolean or a path such as 'parameter.property'") { value, _ in
            value.annotated
        }
    }
}

extension ArgumentType<AnnotatedValue> {
    /// `"shop"`, or a path.
    static var textOrPath: Self {
        Self(expected: "a string or a path such as 'parameter.property'") { $1.textOrPath($0) }
    }
}

extension ArgumentType<Bool> {
    static var boolean: Self {
        Self(expected: "'true' or 'false'") { value, _ in value.boolean }
    }

    /// `.finished`
    static var finished: Self {
        Self(expected: "'.finished'") { value, _ in
            if case .member("finished") = value.kind { true } else { nil }
        }
    }
}

extension ArgumentType<CaptureSelection> {
    /// `true`, or `["page", "limit"]`
    static var booleanOrNames: Self {
        Self(expected: "'true', 'false' or a list of names: [\"name\"]") { $1.selection($0) }
    }
}

extension ArgumentType<[String]> {
    static var names: Self {
        Self(expected: "a list of names: [\"name\"]") { $1.names($0) }
    }

    /// `["@Wrapper(1)"]`
    static var declarationAttributes: Self {
        Self(expected: "a list of attributes: [\"@Name\"]") { $1.declarationAttributes($0) }
    }
}

extension ArgumentType<AnnotationPath> {
    /// `order.customer?.id`
    static var path: Self {
        Self(expected: "a path such as 'parameter.property'") { value, _ in value.path }
    }
}

extension ArgumentType<[AnnotationPath]> {
    /// `request`, or `[request, context]`
    static var paths: Self {
        Self(expected: "a parameter, or a list of them: [request, context]") { $1.paths($0) }
    }

    /// `[id, amount]`
    static var parameters: Self {
        Self(expected: "a list of parameters: [id]") { $1.parameters($0) }
    }
}

extension ArgumentType<[AnnotatedAttribute]> {
    /// `["order.total": order.total, "region": "eu"]`
    static var attributes: Self {
        Self(expected: "a dictionary: [\"key\": value]") { $1.attributes($0) }
    }
}

extension ArgumentType<Double> {
    /// A number from 0 to 1.
    static var ratio: Self {
        Self(expected: "a number from 0 to 1") { $1.ratio($0) }
    }
}

extension ArgumentType<Int> {
    /// An integer from 100 to 599.
    static var status: Self {
        Self(expected: "an integer from 100 to 599") { $1.status($0) }
    }
}

extension ArgumentType<AnnotationSpanKind> {
    /// `.server`
    static var spanKind: Self {
        let members = AnnotationSpanKind.allCases.map { ".\($0.rawValue)" }
        return Self(expected: members.joined(separator: ", ")) { $1.spanKind($0) }
    }
}
