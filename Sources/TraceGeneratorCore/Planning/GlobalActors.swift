/// The attributes that isolate a declaration to a global actor.
///
/// They are those whose names end in `Actor`, and the global actors that the target declares, whatever their names are.
struct GlobalActors: Sendable {
    /// Without the types around them.
    private var names: Set<String> = []

    /// - Parameter parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], parsed: [String: ParsedFile]) {
        let attribute = SearchText("@globalActor")
        for source in sources where source.contains(attribute) {
            for body in parsed.file(of: source).types {
                guard let type = body.path.last, type.attributes.contains(where: { $0.name == "globalActor" }) else {
                    continue
                }
                names.insert(unquoted(type.name))
            }
        }
    }

    func contains(_ attribute: DeclarationAttribute) -> Bool {
        if attribute.name.hasSuffix("Actor") { return true }
        guard !names.isEmpty else { return false }
        return names.contains(attribute.name.split(separator: ".").last.map(String.init) ?? "")
    }
}
