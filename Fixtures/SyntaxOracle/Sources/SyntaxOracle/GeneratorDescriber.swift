@testable import TraceGeneratorCore

/// What the generator's own parser says about a file.
struct GeneratorDescriber {
    private let parsed: ParsedFile
    private let lines: LineTable

    init(path: String, bytes: [UInt8]) {
        let file = SourceFile(path: path, bytes: bytes)
        parsed = parse(file, tokens: lex(file), listing: .everything)
        lines = LineTable(file)
    }

    /// In the order of the source.
    func descriptions() -> [Description] {
        let broken = parsed.isBroken ? [Description(line: 1, column: 1, title: "broken file")] : []
        let declarations = parsed.declarations.filter { $0.kind != .property(isReadOnly: false) }
        return broken + parsed.imports.map(describe) + declarations.map(describe)
    }

    private func describe(_ declaration: ImportDeclaration) -> Description {
        var description = describe(at: declaration.offset, "import \(declaration.path)")
        description.state("attribute", each: declaration.attributes.map(describe))
        description.state("access", declaration.accessLevel)
        description.state("entity", declaration.entityKind)
        description.state("condition", each: declaration.conditions.map(describe))
        return description
    }

    private func describe(_ declaration: Declaration) -> Description {
        let keyword = declaration.kind == .function ? "func" : "var"
        var description = describe(at: declaration.offset, "\(keyword) \(declaration.name.text)")
        description.state("attribute", each: declaration.attributes.map(describe))
        description.state("modifier", each: declaration.modifiers.map(describe))
        description.state("generics", declaration.genericParameters?.text)
        for parameter in declaration.parameters { state(parameter, in: &description) }
        description.state("getter", each: declaration.getterModifiers.map(describe))
        description.state("async", declaration.effects.isAsync)
        description.state("reasync", declaration.effects.isReasync)
        description.state("throwing", describe(declaration.effects.throwing))
        description.state("result", declaration.result?.text)
        description.state("where", declaration.whereClause?.text)
        description.state("body", declaration.hasBody)
        for enclosing in declaration.enclosing { state(enclosing, in: &description) }
        description.state("condition", each: declaration.conditions.map(describe))
        return description
    }

    private func state(_ parameter: Parameter, in description: inout Description) {
        description.state("label", parameter.label.text)
        description.state("  internal name", parameter.secondName?.text)
        description.state("  attribute", each: parameter.attributes.map(describe))
        description.state("  specifier", each: parameter.specifiers.map(\.text))
        description.state("  type", parameter.type.text)
        description.state("  full type", parameter.fullType.text)
        description.state("  variadic", parameter.isVariadic)
        description.state("  default", parameter.defaultValue?.text)
    }

    /// Code within code is described once: how many braces of a body stand round a local function is nobody's concern.
    private func state(_ enclosing: EnclosingDeclaration, in description: inout Description) {
        if enclosing.kind == .code {
            if description.facts.last != Description.Fact(name: "in", text: "code") { description.state("in", "code") }
            return
        }
        description.state("in", "\(enclosing.kind.rawValue) \(enclosing.name) at \(place(enclosing.offset))")
        description.state("  attribute", each: enclosing.attributes.map(describe))
        description.state("  modifier", each: enclosing.modifiers.map(describe))
        description.state("  generics", enclosing.genericParameters?.text)
        description.state("  inherits", enclosing.inheritance?.text)
        description.state("  where", enclosing.whereClause?.text)
    }

    private func describe(_ attribute: DeclarationAttribute) -> String {
        ([attribute.name, attribute.fragment.text] + attribute.conditions.map(describe)).joined(separator: " | ")
    }

    private func describe(_ modifier: Modifier) -> String {
        "\(modifier.name) | \(modifier.fragment.text)"
    }

    private func describe(_ throwing: Effects.Throwing) -> String? {
        switch throwing {
        case .never: nil
        case .any: "throws"
        case .typed(let type): "throws(\(type.text))"
        case .rethrows: "rethrows"
        }
    }

    private func describe(_ condition: CompilationCondition) -> String {
        describeCondition(condition.condition, previous: condition.previous) + " of \(place(condition.chain))"
    }

    private func describe(at offset: Int, _ title: String) -> Description {
        let location = lines.location(at: offset)
        return Description(line: location.line, column: location.column, title: title)
    }

    private func place(_ offset: Int) -> String {
        let location = lines.location(at: offset)
        return "\(location.line):\(location.column)"
    }
}
