import SwiftParser
import SwiftSyntax

/// Finds what can be wrapped, by access alone, in one file. It asks swift-syntax, so that the generator's parser is no
/// judge of what it has found.
final class CandidateFinder: SyntaxVisitor {
    private(set) var candidates: [Candidate] = []
    private(set) var excluded: [Exclusion: Int] = [:]

    private let mode: Mode

    /// Of types that only this file sees: what extends them is as private.
    private let hiddenTypes: Set<String>

    private init(_ file: SourceFileSyntax, _ mode: Mode) {
        self.mode = mode
        hiddenTypes = Set(
            topLevelTypes(in: file.statements).filter { isPrivate($0.modifiers) }
                .compactMap { $0.asProtocol((any NamedDeclSyntax).self)?.name.text })
        super.init(viewMode: .sourceAccurate)
    }

    /// Nil for a file that swift-syntax finds broken.
    static func find(in text: String, _ mode: Mode) -> CandidateFinder? {
        let file = Parser.parse(source: text)
        guard !file.hasError else { return nil }
        let finder = CandidateFinder(file, mode)
        finder.walk(file)
        return finder
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        guard isAsked(node.name) else { return .visitChildren }
        switch node.name.tokenKind {
        case .binaryOperator, .prefixOperator, .postfixOperator: exclude(.operator)
        default: consider(node, named: node.name, hasBody: node.body != nil)
        }
        return .visitChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        guard isAskedForFunctions, node.bindings.count == 1, let binding = node.bindings.first,
            let block = binding.accessorBlock,
            let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier
        else { return .visitChildren }
        switch block.accessors {
        case .getter: consider(node, named: name, hasBody: true)
        case .accessors(let accessors):
            let getter = accessors.first { $0.accessorSpecifier.tokenKind == .keyword(.get) }
            if let getter, accessors.count == 1 {
                consider(node, named: name, hasBody: getter.body != nil)
            } else {
                exclude(.settable)
            }
        }
        return .visitChildren
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { consider(node, named: node.name.text) }

    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { consider(node, named: node.name.text) }

    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { consider(node, named: node.name.text) }

    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { consider(node, named: node.name.text) }

    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        consider(node, named: node.extendedType.trimmedDescription)
    }

    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        if case .protocols = mode { add(node, named: node.name.text) }
        return .visitChildren
    }

    private func exclude(_ exclusion: Exclusion) {
        excluded[exclusion, default: 0] += 1
    }

    private func consider(
        _ node: some WithModifiersSyntax & WithAttributesSyntax, named name: TokenSyntax, hasBody: Bool
    ) {
        if let exclusion = Surroundings(of: Syntax(node), hiddenTypes: hiddenTypes).exclusion {
            return exclude(exclusion)
        }
        if isPrivate(node.modifiers) { return exclude(.private) }
        if !hasBody { return exclude(.requirement) }
        guard let first = node.firstToken(viewMode: .sourceAccurate) else { return }
        let start = name.positionAfterSkippingLeadingTrivia.utf8Offset
        candidates.append(
            Candidate(
                name: name.text, nameRange: start..<start + name.trimmedLength.utf8Length,
                offset: first.positionAfterSkippingLeadingTrivia.utf8Offset,
                renamingObstacle: renamingObstacle(node, named: name), isType: false))
    }
}

// MARK: Types and protocols

extension CandidateFinder {
    private func consider(_ node: some DeclGroupSyntax, named name: String) -> SyntaxVisitorContinueKind {
        let hasFunctions = node.memberBlock.members.contains { $0.decl.is(FunctionDeclSyntax.self) }
        if case .types = mode, hasFunctions { add(node, named: name) }
        return .visitChildren
    }

    private func add(_ node: some DeclGroupSyntax, named name: String) {
        if let exclusion = Surroundings(of: Syntax(node.memberBlock), hiddenTypes: hiddenTypes).exclusion,
            exclusion != .requirement
        {
            return exclude(exclusion)
        }
        guard let first = node.firstToken(viewMode: .sourceAccurate) else { return }
        let start = first.positionAfterSkippingLeadingTrivia.utf8Offset
        candidates.append(
            Candidate(name: name, nameRange: start..<start, offset: start, renamingObstacle: nil, isType: true))
    }

    private var isAskedForFunctions: Bool {
        switch mode {
        case .functions, .renamedFunctions: true
        case .types, .protocols: false
        }
    }

    /// In an annotated type a function with an underscore needs an annotation of its own: the wrapper of `_open` would
    /// be `open`, and stand before the C library's in name lookup.
    private func isAsked(_ name: TokenSyntax) -> Bool {
        if isAskedForFunctions { return true }
        if case .types = mode { return name.text.hasPrefix("_") }
        return false
    }
}

/// What stands round a declaration, as far as it takes it out of reach.
private struct Surroundings {
    private(set) var exclusion: Exclusion?

    init(of node: Syntax, hiddenTypes: Set<String>) {
        var node = node
        while let parent = node.parent {
            node = parent
            if let group = node.asProtocol((any DeclGroupSyntax).self) {
                if node.is(ProtocolDeclSyntax.self) { exclusion = .requirement }
                let extended = group.as(ExtensionDeclSyntax.self)?.extendedType.trimmedDescription
                let outermost = extended?.prefix { $0 != "." && $0 != "<" }.description
                let isHidden = outermost.map(hiddenTypes.contains) ?? false
                if isPrivate(group.modifiers) || isHidden { exclusion = .private }
            } else if Self.isCode(node) {
                exclusion = .local
                return
            }
        }
    }

    private static func isCode(_ node: Syntax) -> Bool {
        switch node.kind {
        case .codeBlock, .closureExpr, .accessorBlock, .switchCase: true
        default: false
        }
    }
}

/// Those in every branch of an `#if` included.
private func topLevelTypes(in statements: CodeBlockItemListSyntax) -> [any DeclGroupSyntax] {
    statements.flatMap { statement -> [any DeclGroupSyntax] in
        guard let branching = statement.item.as(IfConfigDeclSyntax.self) else {
            return statement.item.asProtocol((any DeclGroupSyntax).self).map { [$0] } ?? []
        }
        return branching.clauses.flatMap { clause in
            clause.elements?.as(CodeBlockItemListSyntax.self).map(topLevelTypes) ?? []
        }
    }
}

private func isPrivate(_ modifiers: DeclModifierListSyntax) -> Bool {
    modifiers.contains { modifier in
        guard modifier.detail == nil else { return false }
        return [.keyword(.private), .keyword(.fileprivate)].contains(modifier.name.tokenKind)
    }
}

/// What ties a declaration to its name, or to its place in the source, more than a call does.
private func renamingObstacle(
    _ node: some WithModifiersSyntax & WithAttributesSyntax, named name: TokenSyntax
) -> String? {
    if name.text.hasPrefix("`") { return "backticks" }
    let modifiers = node.modifiers.map(\.name.text)
    if modifiers.contains("override") || modifiers.contains("open") { return "open or override" }
    let attributes = node.attributes.compactMap { $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription }
    let isVisible = modifiers.contains("public") || attributes.contains("usableFromInline")
    // An inlinable caller may call an inlinable function of the module, but not the wrapper of it.
    if !isVisible, attributes.contains("inlinable") || attributes.contains("_alwaysEmitIntoClient") {
        return "inlinable, not public"
    }
    if attributes.contains("_transparent") || attributes.contains("_silgen_name") || attributes.contains("_cdecl") {
        return "an attribute"
    }
    return nil
}
