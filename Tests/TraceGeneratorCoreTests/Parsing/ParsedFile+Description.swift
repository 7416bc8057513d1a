@testable import TraceGeneratorCore

extension ParsedFile {
    convenience init(_ source: String, listing: Listing = .everything) {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        self.init(file, tokens: lex(file), listing: listing)
    }

    /// All facts about the imports and declarations, one a line.
    var text: String {
        let facts = imports.map(\.text) + declarations.map(\.text)
        return (facts + (isBroken ? ["broken"] : [])).joined(separator: "\n")
    }

    /// The annotations with their declarations, then the diagnostics.
    var annotationText: String {
        let attached = annotated.map { annotated in
            let lines = LineTable(file)
            let line = lines.location(at: annotated.annotation.offset).line
            let types = annotated.declaration.enclosing.map { $0.kind == .code ? "{}" : $0.name }
            return "\(line): \((types + [annotated.declaration.name.text]).joined(separator: "."))"
        }
        let wrong = diagnostics.map { "\($0.location.line):\($0.location.column): \($0.identifier)" }
        return (attached + wrong + (isBroken ? ["broken"] : [])).joined(separator: "\n")
    }

    /// The bodies of types with their members; private ones in parentheses.
    var typeText: String {
        types.map { body in
            let path = body.path.isEmpty ? "file" : body.path.map(\.name).joined(separator: "/")
            let names = body.names.sorted().map { body.privateNames.contains($0) ? "(\($0))" : $0 }
            return (["\(path):"] + names).joined(separator: " ")
        }.joined(separator: "\n")
    }
}

extension ImportDeclaration {
    var text: String {
        var facts = Facts(title: "import \(path)")
        facts.state("attributes", attributes.map(\.text))
        facts.state("access", [accessLevel].compactMap { $0 })
        facts.state("entity", [entityKind].compactMap { $0 })
        facts.state("if", conditions.map(\.text))
        return facts.text
    }
}

extension Declaration {
    var text: String {
        var facts = Facts(title: "\(kind == .function ? "func" : "var") \(name.text)")
        if case .property(let isReadOnly) = kind { facts.state("accessors", [isReadOnly ? "get" : "get and more"]) }
        facts.state("attributes", attributes.map(\.text))
        facts.state("modifiers", modifiers.map(\.fragment.text))
        facts.state("generics", [genericParameters?.text].compactMap { $0 })
        for parameter in parameters { facts.state("parameter", [parameter.text]) }
        facts.state("getter", getterModifiers.map(\.fragment.text))
        facts.state("effects", effects.texts)
        facts.state("result", [result?.text].compactMap { $0 })
        facts.state("where", [whereClause?.text].compactMap { $0 })
        facts.state("in", enclosing.map(\.text))
        facts.state("if", conditions.map(\.text))
        if !hasBody { facts.state("body", ["none"]) }
        return facts.text
    }
}

/// A title with indented lines below it.
private struct Facts {
    private(set) var text: String

    init(title: String) { text = title }

    mutating func state(_ name: String, _ values: [String]) {
        if !values.isEmpty { text += "\n    \(name): \(values.joined(separator: " · "))" }
    }
}

extension Parameter {
    fileprivate var text: String {
        var parts = [label.text, secondName?.text].compactMap { $0 }.joined(separator: " ") + ":"
        for attribute in attributes { parts += " [\(attribute.fragment.text)]" }
        for specifier in specifiers { parts += " [\(specifier.text)]" }
        parts += " \(type.text)"
        if isVariadic { parts += " [...]" }
        if let defaultValue { parts += " = \(defaultValue.text)" }
        return parts
    }
}

extension Effects {
    fileprivate var texts: [String] {
        var texts: [String] = []
        if isAsync { texts.append("async") }
        if isReasync { texts.append("reasync") }
        switch throwing {
        case .never: break
        case .any: texts.append("throws")
        case .typed(let type): texts.append("throws \(type.text)")
        case .rethrows: texts.append("rethrows")
        }
        return texts
    }
}

extension EnclosingDeclaration {
    fileprivate var text: String {
        guard kind != .code else { return "code" }
        var text = (attributes.map(\.text) + modifiers.map(\.fragment.text)).map { $0 + " " }.joined()
        text += "\(kind.rawValue) \(name)\(genericParameters?.text ?? "")"
        if let inheritance { text += ": \(inheritance.text)" }
        if let whereClause { text += " \(whereClause.text)" }
        return text
    }
}

extension DeclarationAttribute {
    fileprivate var text: String {
        fragment.text + (conditions.isEmpty ? "" : " if \(conditions.map(\.text).joined(separator: " and "))")
    }
}

extension CompilationCondition {
    fileprivate var text: String {
        ([condition ?? "else"] + previous.map { "not \($0)" }).joined(separator: ", ")
    }
}
