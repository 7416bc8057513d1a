/// Holds written arguments against the table of what an annotation takes, and reports everything that does not fit.
struct AnnotationValidator {
    private let kind: AnnotationKind
    private let file: SourceFile
    private let lines: LineTable
    private(set) var diagnostics: [Diagnostic] = []

    init(_ kind: AnnotationKind, file: SourceFile, lines: LineTable) {
        self.kind = kind
        self.file = file
        self.lines = lines
    }

    /// The arguments as the planner reads them; they are good if there are no ``diagnostics``.
    mutating func validate(_ written: [WrittenArgument]) -> [AnnotationArgument] {
        var arguments: [AnnotationArgument] = []
        for (index, argument) in written.enumerated() {
            guard let parameter = parameter(of: argument, isFirst: index == 0) else { continue }
            guard !arguments.contains(where: { $0.label == parameter.label }) else {
                report(.repeatedArgument(parameter.label.rawValue, of: kind, at: location(argument.offset)))
                continue
            }
            let value = validate(argument.value, as: parameter)
            arguments.append(AnnotationArgument(label: parameter.label, offset: argument.offset, value: value))
        }
        return arguments
    }

    private mutating func parameter(of argument: WrittenArgument, isFirst: Bool) -> AnnotationParameter? {
        let parameters = kind.parameters
        guard let label = argument.label else {
            if isFirst, let first = parameters.first, first.label == .unlabelled { return first }
            let labels = parameters.map(\.label.rawValue).filter { !$0.isEmpty }
            report(.missingLabel(of: kind, labels: labels, at: location(argument.offset)))
            return nil
        }
        if let parameter = parameters.first(where: { $0.label.rawValue == label.text }) { return parameter }
        let near = nearestName(to: label.text, among: parameters.map(\.label.rawValue))
        report(.unknownArgument(label.text, of: kind, near: near, at: location(label.offset)))
        return nil
    }

    private func location(_ offset: Int) -> SourceLocation { lines.location(at: offset) }

    private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

// MARK: Types

extension AnnotationValidator {
    /// The value as its parameter's type says it; as it was where it is wrong.
    private mutating func validate(_ value: AnnotationValue, as parameter: AnnotationParameter) -> AnnotationValue {
        let name = Self.name(of: parameter)
        switch (parameter.type, value.kind) {
        case (.text, .string(let text)): validateText(text, name, at: value)
        case (.route, .string(let text)): validateRoute(text, name, at: value)
        case (.name, .string(let text)): return validateName(text, name, at: value)
        case (.value, .string), (.value, .integer), (.value, .double), (.value, .boolean), (.value, .path): break
        case (.boolean, .boolean), (.booleanOrNames, .boolean), (.path, .path), (.paths, .path): break
        case (.booleanOrNames, .array(let elements)), (.names, .array(let elements)): validateNames(elements, name)
        case (.paths, .array(let elements)): validatePaths(elements, name, at: value)
        case (.parameters, .array(let elements)): validateParameters(elements, name)
        case (.attributes, .dictionary(let pairs)): validateAttributes(pairs, name)
        case (.ratio, .double(let ratio)) where (0...1).contains(ratio): break
        case (.ratio, .integer(let ratio)) where (0...1).contains(ratio):
            return AnnotationValue(kind: .double(Double(ratio)), offset: value.offset)
        case (.ratio, .double), (.ratio, .integer):
            report(.valueOutOfRange(parameter.label.rawValue, range: "from 0 to 1", at: location(value.offset)))
        case (.status, .integer(let status)):
            guard !(100...599).contains(status) else { break }
            report(.valueOutOfRange(parameter.label.rawValue, range: "from 100 to 599", at: location(value.offset)))
        case (.spanKind, .member(let member)): validateSpanKind(member, at: value)
        case (.declarationAttributes, .array(let elements)): validateDeclarationAttributes(elements, name)
        default: report(.wrongValueType(name, expected: parameter.type.expected, at: location(value.offset)))
        }
        return value
    }

    /// What a message calls it.
    private static func name(of parameter: AnnotationParameter) -> String {
        guard parameter.label == .unlabelled else { return "'\(parameter.label.rawValue)'" }
        if case .route = parameter.type { return "the route" }
        return "the span's name"
    }

    private mutating func validateText(_ text: String, _ name: String, at value: AnnotationValue) {
        if text.isEmpty { report(.emptyText(name, at: location(value.offset))) }
    }

    private mutating func validateRoute(_ text: String, _ name: String, at value: AnnotationValue) {
        if text.isEmpty {
            report(.emptyText(name, at: location(value.offset)))
        } else if let parameter = RouteTemplate.colonParameter(in: text) {
            let offset = file.offset(of: "/:" + parameter, onLineFrom: value.offset).map { $0 + 1 } ?? value.offset
            report(.colonParameter(parameter, at: location(offset)))
        } else if RouteTemplate(text) == nil {
            report(.invalidRoute(text, at: location(value.offset)))
        }
    }

    /// One identifier; a reserved word gets the backticks that it needs.
    private mutating func validateName(_ text: String, _ name: String, at value: AnnotationValue) -> AnnotationValue {
        let tokens = lex(SourceFile(path: file.path, bytes: Array(text.utf8)))
        guard tokens.count == 1, text != "_", !text.utf8.starts(with: "`$".utf8),
            tokens[0].kind == .identifier || tokens[0].kind == .quotedIdentifier
        else {
            report(.invalidName(text, at: location(value.offset)))
            return value
        }
        let name = tokens[0].kind == .identifier && isReservedWord(text) ? "`\(text)`" : text
        return AnnotationValue(kind: .string(name), offset: value.offset)
    }

    private mutating func validateSpanKind(_ member: String, at value: AnnotationValue) {
        guard AnnotationSpanKind(rawValue: member) == nil else { return }
        let near = nearestName(to: member, among: AnnotationSpanKind.allCases.map(\.rawValue))
        report(.unknownSpanKind(member, near: near.map { ".\($0)" }, at: location(value.offset)))
    }
}

// MARK: Elements of lists

extension AnnotationValidator {
    private mutating func validateNames(_ elements: [AnnotationValue], _ name: String) {
        for element in elements {
            if case .string(let text) = element.kind {
                validateText(text, "an element of \(name)", at: element)
            } else {
                report(.wrongValueType("an element of \(name)", expected: "a string", at: location(element.offset)))
            }
        }
    }

    private mutating func validatePaths(_ elements: [AnnotationValue], _ name: String, at value: AnnotationValue) {
        if elements.isEmpty { report(.emptyText(name, at: location(value.offset))) }
        for element in elements {
            if case .path = element.kind { continue }
            report(
                .wrongValueType(
                    "an element of \(name)", expected: AnnotationValueType.path.expected, at: location(element.offset)))
        }
    }

    /// Names of parameters: what is reached through one needs a key in `attributes:`.
    private mutating func validateParameters(_ elements: [AnnotationValue], _ name: String) {
        var names: Set<String> = []
        for element in elements {
            guard case .path(let path) = element.kind, path.text == path.root, path.root != "self" else {
                report(
                    .wrongValueType(
                        "an element of \(name)", expected: "a parameter's name; write other paths into 'attributes:'",
                        at: location(element.offset)))
                continue
            }
            if !names.insert(path.root).inserted {
                report(.repeatedAttribute("code.argument.\(path.root)", at: location(element.offset)))
            }
        }
    }

    private mutating func validateAttributes(
        _ pairs: [(key: AnnotationValue, value: AnnotationValue)], _ name: String
    ) {
        var keys: Set<String> = []
        for (key, value) in pairs {
            if case .string(let text) = key.kind {
                validateText(text, "a key of \(name)", at: key)
                if !keys.insert(text).inserted { report(.repeatedAttribute(text, at: location(key.offset))) }
            } else {
                report(.wrongValueType("a key of \(name)", expected: "a string", at: location(key.offset)))
            }
            if case .member = value.kind {
                report(
                    .wrongValueType(
                        "a value of \(name)", expected: AnnotationValueType.value.expected, at: location(value.offset)))
            }
        }
    }

    private mutating func validateDeclarationAttributes(_ elements: [AnnotationValue], _ name: String) {
        for element in elements {
            if case .string(let text) = element.kind {
                if !isOneAttribute(text) { report(.invalidAttribute(text, at: location(element.offset))) }
            } else {
                report(.wrongValueType("an element of \(name)", expected: "a string", at: location(element.offset)))
            }
        }
    }
}

extension AnnotationValueType {
    /// What it wants, as a message says it.
    var expected: String {
        switch self {
        case .route: "a string: \"METHOD /path/{parameter}\""
        case .text: "a string"
        case .name: "a string that holds one identifier"
        case .value: "a string, a number, a boolean or a path such as 'parameter.property'"
        case .boolean: "'true' or 'false'"
        case .booleanOrNames: "'true', 'false' or a list of names: [\"name\"]"
        case .names: "a list of names: [\"name\"]"
        case .path: "a path such as 'parameter.property'"
        case .paths: "a parameter, or a list of them: [request, context]"
        case .parameters: "a list of parameters: [id]"
        case .attributes: "a dictionary: [\"key\": value]"
        case .ratio: "a number from 0 to 1"
        case .status: "an integer from 100 to 599"
        case .spanKind: AnnotationSpanKind.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
        case .declarationAttributes: "a list of attributes: [\"@Name\"]"
        }
    }
}
