/// An import as the generated file writes it.
struct PlannedImport: Sendable, Equatable {
    /// `@preconcurrency internal import struct Foundation.URL`
    let text: String
    let conditions: [CompilationCondition]
}

/// The modules that files of a target import below `public`.
///
/// A file that writes `import Foundation` where another one writes `internal import Foundation` does not compile,
/// unless the target says that imports are internal by default: so the generated files follow what the target's write.
struct ImportLevels: Sendable {
    private let restrictedModules: Set<String>

    init(_ files: [ParsedFile]) {
        let imports = files.flatMap(\.imports)
        restrictedModules = Set(
            imports.filter { $0.accessLevel.map { $0 != "public" } ?? false }.map(\.module))
    }

    /// The source file's imports, those of its bridges, and that of the runtime.
    ///
    /// An import that public wrappers may need keeps its access level. Others become less visible, because the compiler
    /// warns about a `public import` that nothing public needs.
    func imports(
        of files: [ParsedFile], exposedNames: [String: AccessLevel], bridges: [BridgePlan]
    ) -> [PlannedImport] {
        var planned: [PlannedImport] = []
        let declarations = files.flatMap(\.imports)
        let exposed = declarations.filter { $0.exposure != nil }
        for declaration in declarations {
            // The compiler warns about the less visible of two imports of one module.
            if exposed.contains(where: { $0.outranks(declaration) }) { continue }
            let names = exposedNames.filter { declaration.mayProvide($0.key, at: $0.value, among: exposed) }
            let level = names.values.max().map { "\($0)" } ?? level(of: declaration.module)
            let text = text(of: declaration, level: level)
            let new = PlannedImport(text: text, conditions: declaration.conditions)
            if !planned.contains(new) { planned.append(new) }
        }
        let needed =
            bridges.flatMap { plan in plan.bridge.imports.map { (module: $0, conditions: plan.conditions) } } + [
                (module: Self.runtime, conditions: [])
            ]
        for (module, conditions) in needed {
            let isImported = declarations.contains { declaration in
                declaration.path == module && declaration.conditions == conditions && declaration.entityKind == nil
            }
            guard !isImported else { continue }
            let words = [level(of: module), "import", module].compactMap(\.self)
            let new = PlannedImport(text: words.joined(separator: " "), conditions: conditions)
            if !planned.contains(new) { planned.append(new) }
        }
        return planned
    }

    private static let runtime = "TraceRuntime"

    private func level(of module: String) -> String? {
        restrictedModules.contains(module) ? "internal" : nil
    }

    private func text(of declaration: ImportDeclaration, level: String?) -> String {
        // A generated file exports nothing further, and could not below `public`.
        let attributes = declaration.attributes.filter { $0.name != "_exported" }.map { oneLine($0.fragment.text) }
        let words = [level, "import", declaration.entityKind, declaration.path].compactMap(\.self)
        return (attributes + words).joined(separator: " ")
    }
}

extension ImportDeclaration {
    /// The access level that is written, if other modules see it.
    var exposure: AccessLevel? { AccessLevel(exposing: accessLevel) }

    /// Whether a name that is exposed at a level may come from this one among the imports of a file.
    fileprivate func mayProvide(_ name: String, at level: AccessLevel, among imports: [ImportDeclaration]) -> Bool {
        guard isExposed(at: level) else { return false }
        let others = imports.filter { $0.isExposed(at: level) }
        // `import struct Foundation.URL`, `Foundation.URL`, or a type of Foundation's: as certain as the order here.
        for names in [Self.isOf, Self.qualifies, Self.declares] where others.contains(where: { names($0)(name) }) {
            return names(self)(name)
        }
        guard entityKind == nil else { return false }
        let isKnown = FoundationNames.modules.contains(module)
        return !isKnown || FoundationNames.mayBring(name)
            || others.allSatisfy { other in
                other.entityKind != nil || FoundationNames.modules.contains(other.module)
            }
    }

    private func isExposed(at level: AccessLevel) -> Bool { exposure.map { $0 >= level } ?? false }

    private func isOf(_ name: String) -> Bool { entityKind != nil && path.hasSuffix("." + name) }

    private func qualifies(_ name: String) -> Bool { entityKind == nil && module == name }

    private func declares(_ name: String) -> Bool {
        entityKind == nil && FoundationNames.declares(name, in: module)
    }

    /// Whether it imports the same as another one, for more code to see.
    fileprivate func outranks(_ other: ImportDeclaration) -> Bool {
        guard let exposure, other.exposure.map({ $0 < exposure }) ?? true else { return false }
        return path == other.path && entityKind == other.entityKind && conditions == other.conditions
    }
}
