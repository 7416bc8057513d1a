import Foundation
import PackageSources
import SwiftParser
import SwiftSyntax

/// Which declarations of a package can hand their name over to a wrapper.
struct Renaming {
    /// Every identifier of the package, its tests included.
    private var identifiers: Set<String> = []
    /// Names of what is overridden, or called on `super`: a wrapper in an extension is out of a subclass's reach.
    private var inherited: Set<String> = []

    init(packageAt folder: String) throws {
        for path in try swiftFiles(under: folder) {
            let collector = NameCollector(viewMode: .sourceAccurate)
            collector.walk(Parser.parse(source: try String(contentsOfFile: path, encoding: .utf8)))
            identifiers.formUnion(collector.identifiers)
            inherited.formUnion(collector.inherited)
        }
    }

    /// Why a declaration keeps its name; nil if it need not.
    func obstacle(to candidate: Candidate) -> String? {
        if let obstacle = candidate.renamingObstacle { return "not renamed: \(obstacle)" }
        if inherited.contains(candidate.name) { return "not renamed: overridden somewhere" }
        if identifiers.contains("_" + candidate.name) { return "not renamed: '_name' is taken" }
        return nil
    }
}

private final class NameCollector: SyntaxVisitor {
    var identifiers: Set<String> = []
    var inherited: Set<String> = []

    override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        if case .identifier(let name) = token.tokenKind { identifiers.insert(name) }
        return .skipChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        if node.modifiers.contains(where: { $0.name.tokenKind == .keyword(.override) }) {
            inherited.insert(node.name.text)
        }
        return .visitChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        if node.modifiers.contains(where: { $0.name.tokenKind == .keyword(.override) }) {
            inherited.formUnion(node.bindings.map(\.pattern.trimmedDescription))
        }
        return .visitChildren
    }

    override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
        if node.base?.is(SuperExprSyntax.self) == true { inherited.insert(node.declName.baseName.text) }
        return .visitChildren
    }
}
