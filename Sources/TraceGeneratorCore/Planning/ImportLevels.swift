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

    /// The source file's imports, and that of the runtime.
    ///
    /// An import whose module public wrappers may name keeps its access level. Others become less visible, because the
    /// compiler warns about a `public import` that nothing public needs.
    func imports(of files: [ParsedFile], exposedNames: Set<String>) -> [PlannedImport] {
        var planned: [PlannedImport] = []
        for declaration in files.flatMap(\.imports) {
            let isExposed =
                declaration.entityKind == nil ? !exposedNames.isEmpty : exposedNames.contains(declaration.name)
            let level = isExposed ? declaration.accessLevel : level(of: declaration.module)
            let text = text(of: declaration, level: level)
            let new = PlannedImport(text: text, conditions: declaration.conditions)
            if !planned.contains(new) { planned.append(new) }
        }
        let hasRuntime = files.flatMap(\.imports).contains { declaration in
            declaration.path == Self.runtime && declaration.conditions.isEmpty && declaration.entityKind == nil
        }
        if !hasRuntime {
            let words = [level(of: Self.runtime), "import", Self.runtime].compactMap(\.self)
            planned.append(PlannedImport(text: words.joined(separator: " "), conditions: []))
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
    /// `URL` of `import struct Foundation.URL`
    fileprivate var name: String { path.split(separator: ".").last.map(String.init) ?? path }
}
