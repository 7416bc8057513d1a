/// Writes wrappers for the annotated functions of a target.
///
/// This is the whole pipeline. Nothing here reads or writes a file.
public enum Generator {
    /// - Parameters:
    ///   - sources: all Swift files of the target.
    ///   - generatedSources: files that other tools add to the target; they get no wrappers.
    ///   - moduleName: the target's, as code names it.
    public static func generate(
        sources: [SourceFile], generatedSources: [SourceFile] = [], moduleName: String
    ) -> Generation {
        let files = sources.map { $0.mentionsTrace ? parse($0, tokens: lex($0)) : nil }
        let target = TargetContext(
            sources + generatedSources, annotatedFiles: files.compactMap(\.self), moduleName: moduleName)

        var generatedFiles: [GeneratedFile] = []
        var diagnostics: [Diagnostic] = []
        var names = WrapperNames(target)
        for (source, file) in zip(sources, files) {
            if let original = source.nameOfTraced, sources.contains(where: { $0.nameWithoutExtension == original }) {
                diagnostics.append(.fileNameTaken(source, by: original))
            }
            guard let file, !file.isBroken else {
                // `swiftc` reports broken Swift, and it only runs if the generator does not fail: so this is a warning.
                if let file, let offset = file.brokenOffset, file.annotationCount > 0 {
                    diagnostics.append(.unreadableCode(of: "this file", at: file.lines.location(at: offset)))
                }
                generatedFiles.append(GeneratedFile(of: source))
                continue
            }
            let (plan, planDiagnostics) = plan(file, of: target)
            generatedFiles.append(render(plan))
            diagnostics += (file.diagnostics + planDiagnostics + names.claim(plan)).sorted(by: standsBefore)
        }
        return Generation(files: generatedFiles, diagnostics: diagnostics)
    }

    private static func standsBefore(_ one: Diagnostic, _ other: Diagnostic) -> Bool {
        (one.location.line, one.location.column) < (other.location.line, other.location.column)
    }
}

/// The result of one run of the generator.
public struct Generation: Sendable {
    /// One file for each source file, in the order given; a source without annotations gets a header alone.
    public let files: [GeneratedFile]
    /// In the order of files, then of places.
    public let diagnostics: [Diagnostic]

    /// Whether the build must stop.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A file to write, unless its contents are the same already.
public struct GeneratedFile: Sendable, Equatable {
    /// `UserStore+Traced.swift`
    public let name: String
    public let contents: String
}
