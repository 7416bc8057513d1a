/// Checks written arguments against the tables of what an annotation takes, and reports every mistake.
struct AnnotationValidator {
    private let kind: AnnotationKind
    private let file: SourceFile
    private let lines: LineTable
    private(set) var diagnostics: [Diagnostic] = []
    /// The argument that is read, as a diagnostic names it.
    private var argumentName = ""
    private var label = AnnotationLabel.unlabelled
    /// The arguments that were read.
    private var labels: [Located<AnnotationLabel>] = []

    init(_ kind: AnnotationKind, file: SourceFile, lines: LineTable) {
        self.kind = kind
        self.file = file
        self.lines = lines
    }

    /// The annotation with these arguments; nil if any is wrong.
    mutating func validate(_ written: [WrittenArgument], at offset: Int) -> Annotation? {
        var shared = SharedArguments()
        let specific: SpecificArguments =
            switch kind {
            case .route: .route(read(written, &shared))
            case .database: .database(read(written, &shared))
            case .trace: .trace(read(written, &shared))
            }
        guard diagnostics.isEmpty else { return nil }
        return Annotation(offset: offset, specific: specific, shared: shared, labels: labels)
    }

    private mutating func read<Specific: AnnotationArguments>(
        _ written: [WrittenArgument], _ shared: inout SharedArguments
    ) -> Specific {
        var specific = Specific()
        for (index, argument) in written.enumerated() {
            guard let label = label(of: argument, isFirst: index == 0) else { continue }
            guard !labels.contains(where: { $0.value == label }) else {
                report(.repeatedArgument(label.rawValue, of: kind, at: location(argument.offset)))
                continue
            }
            labels.append(Located(value: label, offset: argument.offset))
            if let parameter = Specific.parameters.first(where: { $0.label == label }) {
                parameter.read(argument, &self, &specific)
            } else if let parameter = SharedArguments.parameters.first(where: { $0.label == label }) {
                parameter.read(argument, &self, &shared)
            }
        }
        return specific
    }

    /// The label that is written or meant; nil if the annotation does not take it.
    private mutating func label(of argument: WrittenArgument, isFirst: Bool) -> AnnotationLabel? {
        let labels = kind.labels
        guard let written = argument.label else {
            if isFirst, labels.first == .unlabelled { return .unlabelled }
            let names = labels.map(\.rawValue).filter { !$0.isEmpty }
            report(.missingLabel(of: kind, labels: names, at: location(argument.offset)))
            return nil
        }
        if let label = labels.first(where: { $0.rawValue == written.text }) { return label }
        let near = nearestName(to: written.text, among: labels.map(\.rawValue))
        report(.unknownArgument(written.text, of: kind, near: near, at: location(written.offset)))
        return nil
    }

    /// The value of an argument as its type reads it; nil if it is wrong.
    mutating func value<Value>(
        of argument: WrittenArgument, as type: ArgumentType<Value>, for label: AnnotationLabel
    ) -> Value? {
        self.label = label
        argumentName = name(of: label)
        let mistakes = diagnostics.count
        let value = type.read(argument.value, &self)
        if value == nil && diagnostics.count == mistakes {
            report(.wrongValueType(argumentName, expected: type.expected, at: location(argument.value.offset)))
        }
        return value
    }

    private func name(of label: AnnotationLabel) -> String {
        guard label == .unlabelled else { return "'\(label.rawValue)'" }
        return kind == .route ? "the route" : "the span's name"
    }

    private func location(_ offset: Int) -> SourceLocation { lines.location(at: offset) }

    private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

// MARK: Single values

extension AnnotationValidator {
    mutating func text(_ value: WrittenValue) -> String? { text(value, argumentName) }

    private mutating func text(_ value: WrittenValue, _ name: String) -> String? {
        guard let text = value.string else { return nil }
        if text.isEmpty { report(.emptyText(name, at: location(value.offset))) }
        return text
    }

    mutating func textOrPath(_ value: WrittenValue) -> AnnotatedValue? {
        value.path.map(AnnotatedValue.path) ?? text(value).map { .constant(.string($0)) }
    }

    mutating func route(_ value: WrittenValue) -> RouteTemplate? {
        guard let text = text(value), !text.isEmpty else { return nil }
        if let parameter = RouteTemplate.colonParameter(in: text) {
            let offset = file.offset(of: "/:" + parameter, onLineFrom: value.offset).map { $0 + 1 } ?? value.offset
            report(.colonParameter(parameter, at: location(offset)))
            return nil
        }
        let template = RouteTemplate(text)
        if template == nil { report(.invalidRoute(text, at: location(value.offset))) }
        return template
    }

    /// One identifier; a reserved word gets the backticks that it needs.
    mutating func name(_ value: WrittenValue) -> Located<String>? {
        guard let text = value.string else { return nil }
        let tokens = lex(SourceFile(path: file.path, bytes: Array(text.utf8)))
        guard tokens.count == 1, text != "_", !text.utf8.starts(with: "`$".utf8),
            tokens[0].kind == .identifier || tokens[0].kind == .quotedIdentifier
        else {
            report(.invalidName(text, at: location(value.offset)))
            return nil
        }
        let name = tokens[0].kind == .identifier && isReservedWord(text) ? "`\(text)`" : text
        return Located(value: name, offset: value.offset)
    }

    mutating func ratio(_ value: WrittenValue) -> Double? {
        guard let ratio = value.number else { return nil }
        if !(0...1).contains(ratio) { reportOutOfRange("from 0 to 1", value) }
        return ratio
    }

    mutating func status(_ value: WrittenValue) -> Int? {
        guard case .integer(let status) = value.kind else { return nil }
        if !(100...599).contains(status) { reportOutOfRange("from 100 to 599", value) }
        return status
    }

    private mutating func reportOutOfRange(_ range: String, _ value: WrittenValue) {
        report(.valueOutOfRange(label.rawValue, range: range, at: location(value.offset)))
    }

    mutating func spanKind(_ value: WrittenValue) -> AnnotationSpanKind? {
        guard case .member(let member) = value.kind else { return nil }
        if let kind = AnnotationSpanKind(rawValue: member) { return kind }
        let near = nearestName(to: member, among: AnnotationSpanKind.allCases.map(\.rawValue))
        report(.unknownSpanKind(member, near: near.map { ".\($0)" }, at: location(value.offset)))
        return nil
    }
}

// MARK: Lists

extension AnnotationValidator {
    mutating func names(_ value: WrittenValue) -> [String]? {
        guard let elements = value.elements else { return nil }
        return elements.compactMap { string($0, "an element of \(argumentName)") }
    }

    mutating func selection(_ value: WrittenValue) -> CaptureSelection? {
        if let isOn = value.boolean { return isOn ? .everything : .nothing }
        return names(value).map { $0.isEmpty ? .nothing : .only($0) }
    }

    mutating func paths(_ value: WrittenValue) -> [AnnotationPath]? {
        if let path = value.path { return [path] }
        guard let elements = value.elements else { return nil }
        if elements.isEmpty { report(.emptyText(argumentName, at: location(value.offset))) }
        return elements.compactMap { element in
            if element.path == nil { reportElement(element, expected: ArgumentType<AnnotationPath>.path.expected) }
            return element.path
        }
    }

    /// The names of parameters. Properties of a parameter need a key in `attributes:` instead.
    mutating func parameters(_ value: WrittenValue) -> [AnnotationPath]? {
        guard let elements = value.elements else { return nil }
        var names: Set<String> = []
        return elements.compactMap { element in
            guard let path = element.path, path.text == path.root, path.root != "self" else {
                reportElement(element, expected: "a parameter's name; write other paths into 'attributes:'")
                return nil
            }
            if !names.insert(path.root).inserted {
                report(.repeatedAttribute("code.argument.\(path.root)", at: location(element.offset)))
            }
            return path
        }
    }

    mutating func attributes(_ value: WrittenValue) -> [AnnotatedAttribute]? {
        guard case .dictionary(let pairs) = value.kind else { return nil }
        var keys: Set<String> = []
        return pairs.compactMap { key, value in
            let text = string(key, "a key of \(argumentName)")
            if let text, !keys.insert(text).inserted {
                report(.repeatedAttribute(text, at: location(key.offset)))
            }
            guard let annotated = value.annotated else {
                let expected = ArgumentType<AnnotatedValue>.value.expected
                report(.wrongValueType("a value of \(argumentName)", expected: expected, at: location(value.offset)))
                return nil
            }
            return text.map { AnnotatedAttribute(key: Located(value: $0, offset: key.offset), value: annotated) }
        }
    }

    mutating func declarationAttributes(_ value: WrittenValue) -> [String]? {
        guard let elements = value.elements else { return nil }
        return elements.compactMap { element in
            guard let text = element.string else {
                reportElement(element, expected: "a string")
                return nil
            }
            if !isOneAttribute(text) { report(.invalidAttribute(text, at: location(element.offset))) }
            return text
        }
    }

    /// A string that is not empty.
    private mutating func string(_ value: WrittenValue, _ name: String) -> String? {
        let string = text(value, name)
        if string == nil { report(.wrongValueType(name, expected: "a string", at: location(value.offset))) }
        return string
    }

    private mutating func reportElement(_ element: WrittenValue, expected: String) {
        report(.wrongValueType("an element of \(argumentName)", expected: expected, at: location(element.offset)))
    }
}

// MARK: Values by their kind

extension WrittenValue {
    fileprivate var string: String? {
        if case .string(let string) = kind { string } else { nil }
    }

    fileprivate var number: Double? {
        switch kind {
        case .integer(let integer): Double(integer)
        case .double(let double): double
        default: nil
        }
    }

    var boolean: Bool? {
        if case .boolean(let boolean) = kind { boolean } else { nil }
    }

    var path: AnnotationPath? {
        if case .path(let path) = kind { path } else { nil }
    }

    fileprivate var elements: [WrittenValue]? {
        if case .array(let elements) = kind { elements } else { nil }
    }

    /// The value of an attribute; nil for what cannot be one.
    var annotated: AnnotatedValue? {
        switch kind {
        case .string(let string): .constant(.string(string))
        case .integer(let integer): .constant(.integer(integer))
        case .double(let double): .constant(.double(double))
        case .boolean(let boolean): .constant(.boolean(boolean))
        case .path(let path): .path(path)
        case .member, .array, .dictionary: nil
        }
    }
}
