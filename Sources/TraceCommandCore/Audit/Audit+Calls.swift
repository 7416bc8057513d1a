import TraceGeneratorCore

extension Audit {
    func calls(in file: IndexedFile) -> [AuditFinding] {
        var places: Set<Place> = []
        // The source itself comes first: a macro's copy of it, and the getter of a property, have the same place.
        let uses = file.occurrences.filter(\.isUse).sorted {
            !$0.roles.contains(.implicit) && $1.roles.contains(.implicit)
        }
        return uses.compactMap { occurrence in
            guard let finding = call(occurrence, in: file) else { return nil }
            return places.insert(Place(occurrence)).inserted ? finding : nil
        }
    }

    private struct Place: Hashable {
        let line: Int
        let column: Int

        init(_ occurrence: IndexedOccurrence) {
            line = occurrence.line
            column = occurrence.column
        }
    }

    private func call(_ occurrence: IndexedOccurrence, in file: IndexedFile) -> AuditFinding? {
        let original = symbols.originals[occurrence.usr]
        guard let declaration = original ?? symbols.reached(by: occurrence.usr) else { return nil }
        let location = SourceLocation(path: file.path, line: occurrence.line, column: occurrence.column)
        let sources = input.sources
        guard !sources.followsSuper(line: location.line, column: location.column, of: file.path),
            !sources.isMacro(line: location.line, column: location.column, of: file.path)
        else { return nil }
        if let reason = sources.silence(location.line, of: file.path) {
            guard options.includesSilenced else { return nil }
            return finding(.note, "'\(declaration.original)' is called untraced: \(reason)", at: location)
        }
        if occurrence.users.contains(where: { symbols.originals[$0.usr]?.location == declaration.location }) {
            return finding(
                .note,
                "'\(declaration.original)' calls itself, inside one span; call '\(declaration.wrapper)' for a span each time",
                at: location)
        }
        return finding(.warning, message(occurrence, declaration, isDirect: original != nil), at: location)
    }

    private func message(
        _ occurrence: IndexedOccurrence, _ declaration: TracedDeclaration, isDirect: Bool
    ) -> String {
        let isFunction = declaration.original.hasSuffix(")")
        let verb = !isFunction ? "reads" : occurrence.roles.contains(.call) ? "calls" : "refers to"
        guard !isDirect else { return "\(verb) '\(declaration.original)' past its wrapper '\(declaration.wrapper)'" }
        return
            "\(verb) '\(declaration.original)' of a protocol or superclass, which may be '\(declaration.function)', past "
            + "its wrapper '\(declaration.wrapper)'; \(advice(declaration, isOwn: true))"
    }

    /// The change that makes calls by a requirement run inside the span.
    func advice(_ declaration: TracedDeclaration, isOwn: Bool) -> String {
        (isOwn ? "annotate the protocol, or " : "")
            + "name the original '_\(baseName(declaration.original))', so that its wrapper takes the name"
    }
}
