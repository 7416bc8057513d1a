extension Generator {
    /// Lists what a target traces, in the order of its files.
    ///
    /// A declaration whose annotation the generator refuses is left out: the build reports it.
    package static func catalogue(sources: [SourceFile], moduleName: String) -> TargetCatalogue {
        let files = sources.compactMap { $0.mentionsTrace ? parse($0, tokens: lex($0)) : nil }
        let target = TargetContext(sources, annotatedFiles: files, moduleName: moduleName)
        let declarations = files.filter { !$0.isBroken }.flatMap { file in
            file.annotated.compactMap { annotated -> TracedDeclaration? in
                var planner = DeclarationPlanner(annotated, in: file, of: target)
                return planner.plan().map { TracedDeclaration($0, of: planner) }
            }
        }
        return TargetCatalogue(declarations: declarations, spansByHand: sources.flatMap(spansByHand))
    }
}

/// Everything that one target traces.
package struct TargetCatalogue: Sendable {
    package let declarations: [TracedDeclaration]
    package let spansByHand: [SpanByHand]
}
