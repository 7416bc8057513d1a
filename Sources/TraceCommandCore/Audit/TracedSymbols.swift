import TraceGeneratorCore

/// The compiler's names for annotated declarations, for what reaches them, and for their wrappers.
struct TracedSymbols {
    /// Annotated declarations by their own symbol.
    private(set) var originals: [String: TracedDeclaration] = [:]
    /// The originals that may run where a protocol's requirement, or a method of a superclass, is called.
    private(set) var requirements: [String: [TracedDeclaration]] = [:]
    /// Wrappers, and the accessors of those that are properties.
    private(set) var wrappers: [String: TracedDeclaration] = [:]
    /// The wrappers that are used, or that meet a requirement by which they may be.
    private(set) var usedWrappers: Set<String> = []
    private var ownRequirements: Set<String> = []
    /// Those of annotated protocols: whoever calls them may have a decorator.
    private var decoratedRequirements: Set<String> = []
    private var accessors: Set<String> = []

    init(_ declarations: [TracedDeclaration], decorated: [TracedDeclaration], in files: [IndexedFile]) {
        findOriginals(declarations, in: files)
        for file in files { findRequirements(in: file) }
        for file in files where AuditInput.isGenerated(file.path) { findWrappers(in: file) }
        for file in files {
            findUses(in: file)
            findDecorated(decorated.filter { $0.location.path == file.path }, in: file)
        }
    }

    /// The original that may run where a requirement is called; nil where the call is traced by a decorator.
    func reached(by requirement: String) -> TracedDeclaration? {
        decoratedRequirements.contains(requirement) ? nil : requirements[requirement]?.first
    }

    /// The originals that are witnesses for other packages: the requirement is declared nowhere in this one.
    var foreignWitnesses: [TracedDeclaration] {
        requirements.filter { !ownRequirements.contains($0.key) && !accessors.contains($0.key) }.flatMap(\.value)
    }

    /// An original is what is defined at the place where its annotation stands.
    private mutating func findOriginals(_ declarations: [TracedDeclaration], in files: [IndexedFile]) {
        let byPath = Dictionary(grouping: declarations, by: \.location.path)
        for file in files {
            for declaration in byPath[file.path] ?? [] {
                let location = declaration.location
                let definition = file.occurrences.first {
                    $0.roles.contains(.definition) && $0.line == location.line && $0.column == location.column
                        && baseName($0.name) == baseName(declaration.original)
                }
                if let definition { originals[definition.usr] = declaration }
            }
        }
        // The getter of a property stands for it: both are noted where one is read.
        for occurrence in files.flatMap(\.occurrences) {
            for relation in occurrence.relations where relation.roles.contains(.accessorOf) {
                if let declaration = originals[relation.usr] { originals[occurrence.usr] = declaration }
            }
        }
    }

    /// A conformance may stand in another file than what meets it.
    private mutating func findRequirements(in file: IndexedFile) {
        for occurrence in file.occurrences {
            guard let declaration = originals[occurrence.usr] else { continue }
            for requirement in occurrence.overridden {
                let known = requirements[requirement.usr] ?? []
                guard !known.contains(where: { $0.location == declaration.location }) else { continue }
                requirements[requirement.usr] = known + [declaration]
                if requirement.name.hasPrefix("getter:") { accessors.insert(requirement.usr) }
            }
        }
    }

    /// A wrapper is what calls the original in its generated file, and bears the name that the generator gave it.
    ///
    /// That of a default implementation calls the requirement, by which it finds the original or another one.
    private mutating func findWrappers(in file: IndexedFile) {
        for occurrence in file.occurrences where occurrence.isUse {
            let candidates = (originals[occurrence.usr].map { [$0] } ?? []) + (requirements[occurrence.usr] ?? [])
            for declaration in candidates where file.path.hasSuffix(declaration.generatedFile) {
                for user in occurrence.users where baseName(user.name) == baseName(declaration.wrapper) {
                    wrappers[user.usr] = declaration
                }
            }
        }
        for occurrence in file.occurrences {
            for relation in occurrence.relations where relation.roles.contains(.accessorOf) {
                if let declaration = wrappers[occurrence.usr] { wrappers[relation.usr] = declaration }
            }
        }
    }

    private mutating func findUses(in file: IndexedFile) {
        for occurrence in file.occurrences {
            if occurrence.roles.contains(.definition), requirements[occurrence.usr] != nil {
                ownRequirements.insert(occurrence.usr)
            }
            guard wrappers[occurrence.usr] != nil else { continue }
            let isUsed = occurrence.isUse && !AuditInput.isGenerated(file.path)
            if isUsed || !occurrence.overridden.isEmpty { usedWrappers.insert(occurrence.usr) }
        }
    }
}

extension TracedSymbols {
    private mutating func findDecorated(_ decorated: [TracedDeclaration], in file: IndexedFile) {
        for declaration in decorated {
            for occurrence in file.occurrences where occurrence.roles.contains(.definition) {
                guard occurrence.line == declaration.location.line, occurrence.name == declaration.original else {
                    continue
                }
                decoratedRequirements.insert(occurrence.usr)
            }
        }
    }
}

extension TracedDeclaration {
    /// `/UserStore+Traced.swift`
    var generatedFile: String {
        let name = location.path.split(separator: "/").last ?? ""
        return "/\(name.dropLast(".swift".count))+Traced.swift"
    }
}
