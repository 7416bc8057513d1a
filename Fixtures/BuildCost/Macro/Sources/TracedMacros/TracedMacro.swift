import SwiftCompilerPlugin
import SwiftSyntax
import SwiftSyntaxMacros

/// Writes `tracedName` beside `name`: the same signature, and a body that calls the original inside a span.
struct TracedMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        guard let function = declaration.as(FunctionDeclSyntax.self) else { return [] }
        let effects = function.signature.effectSpecifiers
        let isAsync = effects?.asyncSpecifier != nil
        let call =
            (effects?.throwsClause == nil ? "" : "try ") + (isAsync ? "await " : "")
        let arguments = function.signature.parameterClause.parameters.map { parameter in
            let name = (parameter.secondName ?? parameter.firstName).text
            return parameter.firstName.text == "_" ? name : "\(parameter.firstName.text): \(name)"
        }
        let name = function.name.text
        var wrapper = function
        wrapper.attributes = []
        wrapper.name = "traced\(raw: name.prefix(1).uppercased() + name.dropFirst())"
        wrapper.body = """
            {
                \(raw: call)withTraceSpan("\(raw: name)") { _ in
                    \(raw: call)self.\(raw: name)(\(raw: arguments.joined(separator: ", ")))
                }
            }
            """
        return [DeclSyntax(wrapper)]
    }
}

@main
struct TracedPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [TracedMacro.self]
}
