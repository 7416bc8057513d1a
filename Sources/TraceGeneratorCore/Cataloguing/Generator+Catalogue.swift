extension Generator {
    /// Lists what a target traces, in the order of its files.
    ///
    /// A declaration whose annotation the generator refuses is left out: the build reports it.
    package static func catalogue(sources: [SourceFile], moduleName: String) -> TargetCatalogue {
        let files = sources.compactMap { $0.mentionsTrace ? parse($0, tokens: lex($0)) : nil }
        let target = TargetContext(sources, annotatedFiles: files, moduleName: moduleName)
        let declarations = files.filter { !$0.isBroken }.flatMap { file in
            wrapped(file, of: target) + decorated(file, of: target)
        }
        return TargetCatalogue(declarations: declarations, spansByHand: sources.flatMap(spansByHand))
    }

    private static func wrapped(_ file: ParsedFile, of target: TargetContext) -> [TracedDeclaration] {
        file.annotated.compactMap { annotated in
            let planner = DeclarationPlanner(annotated, in: file, of: target)
            return planner.plan().map { TracedDeclaration($0, of: planner) }
        }
    }

    private static func decorated(_ file: ParsedFile, of target: TargetContext) -> [TracedDeclaration] {
        file.protocols.flatMap { declaration -> [TracedDeclaration] in
            guard let annotation = declaration.annotation else { return [] }
            let declared = DeclaredProtocol(declaration: declaration, file: file)
            let planner = DecoratorPlanner(annotation, of: declared, in: target)
            guard let decorator = planner.plan() else { return [] }
            return decorator.members.compactMap { member in
                guard case .traced(let wrapper) = member else { return nil }
                return TracedDeclaration(wrapper, in: decorator, annotation: annotation.kind)
            }
        }
    }
}

/// Everything that one target traces.
package struct TargetCatalogue: Sendable {
    package let declarations: [TracedDeclaration]
    package let spansByHand: [SpanByHand]
}
