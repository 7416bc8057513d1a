import SwiftParser
import SwiftSyntax

/// What swift-syntax says about a file.
final class SyntaxDescriber: SyntaxVisitor {
    /// In the order of the source, imports first.
    var descriptions: [Description] { imports + declarations }
    /// Claims that swift-syntax could not make sense of the file as a whole.
    let isBroken: Bool

    private let converter: SourceLocationConverter
    private var imports: [Description] = []
    private var declarations: [Description] = []

    init(path: String, text: String) {
        let file = Parser.parse(source: text)
        isBroken = file.hasError
        converter = SourceLocationConverter(fileName: path, tree: file)
        super.init(viewMode: .sourceAccurate)
        walk(file)
    }

    override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
        let path = node.path.map(\.name.text).joined(separator: ".")
        var description = describe(at: node.importKeyword, "import \(path)")
        description.state("attribute", each: describe(node.attributes))
        description.state("access", node.modifiers.first?.name.text)
        description.state("entity", node.importKindSpecifier?.text)
        description.state("condition", each: conditions(round: Syntax(node)))
        imports.append(description)
        return .skipChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        var description = describe(at: node.funcKeyword, "func \(node.name.text)")
        description.state("attribute", each: describe(node.attributes))
        description.state("modifier", each: node.modifiers.map(describe))
        description.state("generics", node.genericParameterClause?.trimmedDescription)
        for parameter in node.signature.parameterClause.parameters { state(parameter, in: &description) }
        description.state("async", node.signature.effectSpecifiers?.asyncSpecifier?.text == "async")
        description.state("reasync", node.signature.effectSpecifiers?.asyncSpecifier?.text == "reasync")
        description.state("throwing", node.signature.effectSpecifiers?.throwsClause.map(describe))
        description.state("result", node.signature.returnClause?.type.trimmedDescription)
        description.state("where", node.genericWhereClause?.trimmedDescription)
        description.state("body", node.body != nil)
        stateSurroundings(of: Syntax(node), in: &description)
        declarations.append(description)
        return .visitChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        guard node.bindingSpecifier.text == "var" else { return .visitChildren }
        for binding in node.bindings {
            if let getter = Getter(of: binding) { declarations.append(describe(node, binding, getter)) }
        }
        return .visitChildren
    }

    /// A literal is one token to the generator: what its interpolations declare is out of sight and out of reach.
    override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    private func describe(
        _ node: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ getter: Getter
    ) -> Description {
        var description = describe(at: node.bindingSpecifier, "var \(binding.pattern.trimmedDescription)")
        description.state("attribute", each: describe(node.attributes))
        description.state("modifier", each: node.modifiers.map(describe))
        description.state("getter", each: getter.modifier.map { [describe($0)] } ?? [])
        description.state("async", getter.effects?.asyncSpecifier != nil)
        description.state("throwing", getter.effects?.throwsClause.map(describe))
        description.state("result", binding.typeAnnotation?.type.trimmedDescription)
        description.state("body", getter.hasBody)
        stateSurroundings(of: Syntax(node), in: &description)
        return description
    }

    private func state(_ parameter: FunctionParameterSyntax, in description: inout Description) {
        let attributed = parameter.type.as(AttributedTypeSyntax.self)
        description.state("label", parameter.firstName.text)
        description.state("  internal name", parameter.secondName?.text)
        description.state("  attribute", each: describe(parameter.attributes))
        description.state("  attribute", each: (attributed?.attributes).map(describe) ?? [])
        description.state("  specifier", each: attributed?.specifiers.map(\.trimmedDescription) ?? [])
        description.state("  specifier", each: attributed?.lateSpecifiers.map(\.trimmedDescription) ?? [])
        description.state("  type", (attributed?.baseType ?? parameter.type).trimmedDescription)
        description.state("  full type", parameter.type.trimmedDescription)
        description.state("  variadic", parameter.ellipsis != nil)
        description.state("  default", parameter.defaultValue?.value.trimmedDescription)
    }

    private func describe(_ modifier: DeclModifierSyntax) -> String {
        "\(modifier.name.text) | \(modifier.trimmedDescription)"
    }

    private func describe(_ clause: ThrowsClauseSyntax) -> String {
        guard let type = clause.type else { return clause.throwsSpecifier.text }
        return "\(clause.throwsSpecifier.text)(\(type.trimmedDescription))"
    }

    /// Attributes, those between `#if` and `#endif` with the conditions that stand round them alone.
    private func describe(_ attributes: AttributeListSyntax) -> [String] {
        attributes.flatMap { element -> [String] in
            switch element {
            case .attribute(let attribute):
                let text = [name(of: attribute.attributeName), attribute.trimmedDescription]
                return [(text + conditions(round: Syntax(attribute), until: .attributes)).joined(separator: " | ")]
            case .ifConfigDecl(let chain):
                return chain.clauses.flatMap { clause -> [String] in
                    guard case .attributes(let attributes)? = clause.elements else { return [] }
                    return describe(attributes)
                }
            }
        }
    }

    /// Without generic arguments: `Module.Builder` of `@Module.Builder<Context>`.
    private func name(of type: TypeSyntax) -> String {
        if let type = type.as(MemberTypeSyntax.self) { return "\(name(of: type.baseType)).\(type.name.text)" }
        return type.as(IdentifierTypeSyntax.self)?.name.text ?? type.trimmedDescription
    }

    private func describe(at keyword: TokenSyntax, _ title: String) -> Description {
        let location = keyword.startLocation(converter: converter)
        return Description(line: location.line, column: location.column, title: title)
    }
}

// MARK: - What stands round a declaration

extension SyntaxDescriber {
    private func stateSurroundings(of node: Syntax, in description: inout Description) {
        var surroundings: [[Description.Fact]] = []
        var child = node
        while let parent = child.parent {
            if let facts = facts(about: parent, round: child) { surroundings.append(facts) }
            child = parent
        }
        var isCode = false
        for facts in surroundings.reversed() {
            let isRepeated = isCode && facts == Self.code
            isCode = facts == Self.code
            if isRepeated { continue }
            for fact in facts { description.state(fact.name, fact.text) }
        }
        description.state("condition", each: conditions(round: node))
    }

    private static let code = [Description.Fact(name: "in", text: "code")]

    /// Nil for a node that encloses no declaration by itself.
    private func facts(about node: Syntax, round child: Syntax) -> [Description.Fact]? {
        switch node.kind {
        case .functionDecl, .initializerDecl, .deinitializerDecl, .subscriptDecl, .accessorBlock, .accessorDecl,
            .closureExpr, .codeBlock, .switchCase:
            return Self.code
        default: break
        }
        guard child.is(MemberBlockSyntax.self), let group = node.asProtocol((any DeclGroupSyntax).self) else {
            return nil
        }
        let (name, generics) = nameAndGenerics(of: group)
        let place = group.introducer.startLocation(converter: converter)
        var facts = Description(line: 0, column: 0, title: "")
        facts.state("in", "\(group.introducer.text) \(name) at \(place.line):\(place.column)")
        facts.state("  attribute", each: describe(group.attributes))
        facts.state("  modifier", each: group.modifiers.map(describe))
        facts.state("  generics", generics)
        facts.state("  inherits", group.inheritanceClause?.inheritedTypes.trimmedDescription)
        facts.state("  where", group.genericWhereClause?.trimmedDescription)
        return facts.facts
    }

    private func nameAndGenerics(of group: any DeclGroupSyntax) -> (name: String, generics: String?) {
        if let group = group.as(ExtensionDeclSyntax.self) { return (group.extendedType.trimmedDescription, nil) }
        if let group = group.as(ProtocolDeclSyntax.self) {
            return (group.name.text, group.primaryAssociatedTypeClause?.trimmedDescription)
        }
        let name = group.asProtocol((any NamedDeclSyntax).self)?.name.text
        let generics = group.asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause
        return (name ?? "", generics?.trimmedDescription)
    }

    enum Extent {
        /// Up to the file.
        case file
        /// No further than the attribute list that holds the node.
        case attributes
    }

    /// The `#if` branches round a node, outermost first.
    private func conditions(round node: Syntax, until extent: Extent = .file) -> [String] {
        var conditions: [String] = []
        var node = node
        while let parent = node.parent {
            if extent == .attributes, !isPartOfAttributeList(parent) { break }
            if let clause = parent.as(IfConfigClauseSyntax.self) { conditions.append(describe(clause)) }
            node = parent
        }
        return conditions.reversed()
    }

    private func isPartOfAttributeList(_ node: Syntax) -> Bool {
        if let clause = node.as(IfConfigClauseSyntax.self) {
            guard case .attributes? = clause.elements else { return false }
            return true
        }
        return node.is(AttributeListSyntax.self) || node.is(IfConfigClauseListSyntax.self)
            || node.is(IfConfigDeclSyntax.self)
    }

    private func describe(_ clause: IfConfigClauseSyntax) -> String {
        guard let clauses = clause.parent?.as(IfConfigClauseListSyntax.self), let first = clauses.first else {
            return ""
        }
        let previous = clauses.prefix { $0.id != clause.id }.compactMap { $0.condition?.trimmedDescription }
        let place = first.startLocation(converter: converter)
        return describeCondition(clause.condition?.trimmedDescription, previous: previous)
            + " of \(place.line):\(place.column)"
    }
}

/// The getter of a computed property that has nothing else.
private struct Getter {
    let modifier: DeclModifierSyntax?
    let effects: AccessorEffectSpecifiersSyntax?
    let hasBody: Bool

    init?(of binding: PatternBindingSyntax) {
        switch binding.accessorBlock?.accessors {
        case nil: return nil
        case .getter:
            modifier = nil
            effects = nil
            hasBody = true
        case .accessors(let accessors):
            guard let getter = accessors.first, accessors.count == 1, getter.accessorSpecifier.text == "get" else {
                return nil
            }
            modifier = getter.modifier
            effects = getter.effectSpecifiers
            hasBody = getter.body != nil
        }
    }
}
