/// The access levels that a wrapper may have, least first; `open` is `public` to a wrapper.
enum AccessLevel: Int, Sendable, Comparable {
    case `internal`, package, `public`

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// A level at which other modules see a declaration; nil for all other words.
    init?(exposing word: String?) {
        switch word {
        case "public": self = .public
        case "package": self = .package
        default: return nil
        }
    }

    /// The level that the modifiers write; nil if they write none.
    init?(_ modifiers: [Modifier]) {
        // `private(set)` restricts setters only.
        for modifier in modifiers where modifier.fragment.text == modifier.name {
            switch modifier.name {
            case "public", "open": self = .public
            case "package": self = .package
            case "internal": self = .internal
            default: continue
            }
            return
        }
        return nil
    }
}

/// The access levels of the types that a target declares.
struct TypeAccess: Sendable {
    /// By dotted path, each the least of the type's own level and those of the types around it.
    private var levels: [String: AccessLevel] = [:]

    init(_ files: [ParsedFile]) {
        // An extension's nested types depend on the extended type, which another file may declare: outer types first.
        let bodies = files.flatMap(\.types).filter { $0.path.last.map { $0.kind != .extension } ?? false }
        for body in bodies.sorted(by: { $0.path.count < $1.path.count }) {
            let level = least(of: body.path)
            levels[body.dottedPath] = levels[body.dottedPath].map { min($0, level) } ?? level
        }
    }

    /// The least level of a declaration's surroundings; `public` where the target's files do not say otherwise.
    func least(of enclosing: [EnclosingDeclaration]) -> AccessLevel {
        var level = AccessLevel.public
        var path = ""
        for (index, type) in enclosing.enumerated() where type.kind != .code {
            for name in type.dottedName.split(separator: ".") {
                path += path.isEmpty ? String(name) : ".\(name)"
                if type.kind == .extension { level = min(level, levels[path] ?? .public) }
            }
            guard type.kind != .extension else { continue }
            let outer = index > 0 ? enclosing[index - 1] : nil
            let inherited = outer?.kind == .extension ? AccessLevel(outer?.modifiers ?? []) : nil
            level = min(level, AccessLevel(type.modifiers) ?? inherited ?? .internal)
        }
        return level
    }
}
