// What an annotation of several functions cannot say.

extension AnnotatedType {
    /// Everything that is wrong with the annotation of a type or an extension.
    func refusals(in file: ParsedFile) -> [Diagnostic] {
        guard let type = path.last else { return [] }
        if path.contains(where: { $0.kind == .code }) {
            return [.localType(type.dottedName, annotation.kind, at: file.lines.location(at: annotation.offset))]
        }
        if let hidden = file.privateType(among: path) {
            return [
                .privateType(
                    type.dottedName, because: hidden.name, access: hidden.access,
                    at: file.lines.location(at: annotation.offset))
            ]
        }
        let mistakes = annotation.mistakesAboutSeveral(
            functions, of: type.dottedName, isProtocol: false, in: file)
        guard mistakes.isEmpty && functions.isEmpty else { return mistakes }
        return [.noFunctions(type.dottedName, at: file.lines.location(at: annotation.offset))]
    }
}

extension Annotation {
    /// Returns the errors for arguments that cannot apply to several functions.
    func mistakesAboutSeveral(
        _ functions: [Declaration], of type: String, isProtocol: Bool, in file: ParsedFile
    ) -> [Diagnostic] {
        guard kind != .route else {
            return [.routeAboveType(type, at: file.lines.location(at: offset))]
        }
        var allowed: Set<AnnotationLabel> = [
            .table, .system, .namespace, .kind, .attributes, .capture, .sample, .redact,
        ]
        if isProtocol { allowed.insert(.as) }
        let singular = labels.filter { !allowed.contains($0.value) }.map { label in
            Diagnostic.argumentOfOneFunction(
                label.value == .unlabelled ? "the span's name" : "'\(label.value.rawValue)'", type: type,
                at: file.lines.location(at: label.offset))
        }
        return singular + unknownCaptures(functions, of: type) + parameterPaths(of: type)
    }

    private func unknownCaptures(_ functions: [Declaration], of type: String) -> [Diagnostic] {
        let names = functions.flatMap(\.parameters).map(\.internalName).filter { $0 != "_" }
        return (shared.capture ?? []).filter { !names.contains(unquoted($0.root)) }.map { path in
            let near = nearestName(to: unquoted(path.root), among: names)
            return .unknownCapture(path.root, in: type, near: near, at: path.location)
        }
    }

    /// Values that are read from a parameter or a result, which not every function has.
    private func parameterPaths(of type: String) -> [Diagnostic] {
        var values = (shared.attributes ?? []).map(\.value)
        if case .database(let database) = specific { values += [database.table, database.system].compactMap(\.self) }
        return values.compactMap { value in
            guard case .path(let path) = value, path.root != "self" else { return nil }
            return .parameterOfOneFunction(path.root, type: type, at: path.location)
        }
    }
}
