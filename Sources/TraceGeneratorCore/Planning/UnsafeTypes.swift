/// The types whose use is unsafe under strict memory safety: pointers, and those that the target marks or names so.
struct UnsafeTypes: Sendable {
    /// The target's own, by dotted path: types with `@unsafe`, and aliases of unsafe types.
    private var paths: Set<String> = []

    /// The standard library's.
    private static let standardNames: Set<String> = [
        "UnsafePointer", "UnsafeMutablePointer", "UnsafeRawPointer", "UnsafeMutableRawPointer", "UnsafeBufferPointer",
        "UnsafeMutableBufferPointer", "UnsafeRawBufferPointer", "UnsafeMutableRawBufferPointer",
        "AutoreleasingUnsafeMutablePointer", "OpaquePointer", "CVaListPointer", "Unmanaged",
    ]

    /// - Parameter parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], parsed: [String: ParsedFile]) {
        let attribute = SearchText("@unsafe")
        let alias = SearchText("typealias ")
        let aliased = ["Unsafe", "OpaquePointer", "CVaListPointer", "Unmanaged"].map(SearchText.init)
        for source in sources
        where source.contains(attribute) || (source.contains(alias) && aliased.contains(where: source.contains)) {
            let file = parsed.file(of: source)
            for body in file.types {
                let isMarked = body.path.last.map { type in
                    type.kind != .extension && type.attributes.contains { $0.name == "unsafe" }
                }
                if isMarked == true { paths.insert(body.dottedPath) }
                let scope = body.dottedPath.isEmpty ? "" : body.dottedPath + "."
                for (name, type) in body.aliases where file.mentions(type, isUnsafe: Self.standardNames.contains) {
                    paths.insert(scope + name)
                }
            }
        }
    }

    /// Whether a type names one of them, looked up from a declaration of the target.
    func areMentioned(
        in type: Fragment, of declaration: Declaration, file: ParsedFile, declaredNames: [String: Set<String>]
    ) -> Bool {
        file.mentions(type) { isUnsafe($0, seenFrom: declaration.enclosingTypePaths, declaredNames) }
    }

    /// Whether `self` is of an unsafe type.
    func holdSelf(of declaration: Declaration) -> Bool {
        guard let type = declaration.enclosingTypePaths.last else { return false }
        return paths.contains(type) || Self.standardNames.contains(type)
    }

    private func isUnsafe(_ name: String, seenFrom types: [String], _ declaredNames: [String: Set<String>]) -> Bool {
        for type in types.reversed() + [""] where declaredNames[type]?.contains(name) ?? false {
            return paths.contains(type.isEmpty ? name : "\(type).\(name)")
        }
        return Self.standardNames.contains(name) || paths.contains(name)
    }
}

extension ParsedFile {
    /// Whether a type names an unsafe one. What an opaque type is made of, `some Collection<UnsafePointer<Int>>`, does
    /// not count: its values are safe to use.
    fileprivate func mentions(_ type: Fragment, isUnsafe: (String) -> Bool) -> Bool {
        let names = tokens[type.tokens].filter { !$0.kind.isTrivia }
        var depth = 0
        /// The depth at which an opaque type began.
        var opaqueDepth: Int?
        for (index, token) in names.enumerated() {
            switch token.kind {
            case .operator where file.spells(token, "<"): depth += 1
            case .operator where file.spells(token, ">"): depth -= 1
            case .operator where file.spells(token, "&"), .period: break
            case .identifier where file.spells(token, "some"): opaqueDepth = opaqueDepth ?? depth
            case .identifier, .quotedIdentifier:
                guard opaqueDepth == nil, isUnsafe(unquoted(file.text(token))) else { continue }
                if !hasMember(names.dropFirst(index + 1)) { return true }
            default: if opaqueDepth.map({ depth <= $0 }) ?? false { opaqueDepth = nil }
            }
        }
        return false
    }

    /// Whether a type's name goes on with that of a member, which is a type of its own:
    /// `UnsafeBufferPointer<Int>.Index`.
    private func hasMember(_ rest: ArraySlice<Token>) -> Bool {
        var depth = 0
        for (index, token) in zip(rest.indices, rest) {
            if file.spells(token, "<") { depth += 1 }
            if depth == 0 {
                guard token.kind == .period, let member = rest[index...].dropFirst().first else { return false }
                return !file.spells(member, "Type")
            }
            if file.spells(token, ">") { depth -= 1 }
        }
        return false
    }
}
