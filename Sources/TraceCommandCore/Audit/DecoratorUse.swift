import TraceGeneratorCore

/// The annotated protocols whose decorators nobody makes: every call still goes past them.
struct DecoratorUse {
    /// The function of the protocol that wraps a value in its decorator.
    static let functionName = "traced"

    /// By the decorator's name, one of its members each.
    private let decorators: [String: TracedDeclaration]
    private let files: [IndexedFile]

    init(_ declarations: [TracedDeclaration], in files: [IndexedFile]) {
        let pairs = declarations.compactMap { declaration in declaration.decorator.map { ($0, declaration) } }
        decorators = Dictionary(pairs) { first, _ in first }
        self.files = files
    }

    /// Those that nobody makes, in the order of their names.
    var unused: [(decorator: String, member: TracedDeclaration)] {
        decorators.sorted { $0.key < $1.key }.filter { name, member in
            let functions = functions(wrapping: member.typeName, in: member.generatedFile)
            return !files.contains { file in
                !AuditInput.isGenerated(file.path)
                    && file.occurrences.contains { use in
                        use.isUse && (functions.contains(use.usr) || baseName(use.name) == name)
                    }
            }
        }.map { ($0.key, $0.value) }
    }

    /// The functions `traced()` of an annotated protocol; several protocols of a file have one each.
    private func functions(wrapping protocolName: String, in generatedFile: String) -> Set<String> {
        let occurrences = files.filter { $0.path.hasSuffix(generatedFile) }.flatMap(\.occurrences)
        let functions = occurrences.filter { occurrence in
            occurrence.roles.contains(.definition) && baseName(occurrence.name) == Self.functionName
                && occurrence.relations.contains { $0.roles.contains(.childOf) && $0.name == protocolName }
        }
        return Set(functions.map(\.usr))
    }
}

extension TracedDeclaration {
    /// `UserStore`, without the types around it.
    fileprivate var typeName: String {
        String(function.dropLast(original.count + 1).split(separator: ".").last ?? "")
    }
}
