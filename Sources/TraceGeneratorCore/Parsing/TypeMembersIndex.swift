/// The members of a target's types, by which names that a wrapper cannot see are qualified.
///
/// A function inside `enum API { struct Store { … } }` sees the members of `Store`, then those of `API`. Its wrapper
/// stands in `extension API.Store` and sees only the former: it has to say `API.Config` for `Config`.
struct TypeMembersIndex: Sendable {
    /// By the type's path, `API.Store`: all its bodies and extensions together.
    private var members: [String: Members] = [:]

    private struct Members {
        /// Visible from every file.
        var names: Set<String> = []
        /// By the path of the file that they are visible in.
        var privateNames: [String: Set<String>] = [:]
        /// In the order of the type's own clause.
        var generics: [GenericName] = []

        mutating func add(_ new: Set<String>) {
            if names.isEmpty { names = new } else { names.formUnion(new) }
        }
    }

    /// - Parameter files: those of the target in which a type that matters may be declared or extended.
    init(_ files: [ParsedFile]) {
        for file in files {
            for body in file.types where !body.path.isEmpty {
                let type = body.dottedPath
                let names = body.privateNames.isEmpty ? body.names : body.names.subtracting(body.privateNames)
                members[type, default: Members()].add(names)
                if !body.privateNames.isEmpty {
                    members[type, default: Members()].privateNames[file.file.path, default: []]
                        .formUnion(body.privateNames)
                }
                if let generics = body.path.last?.genericParameters {
                    members[type, default: Members()].generics = generics.genericNames
                }
            }
        }
    }

    /// A part of a declaration's signature as it must read in an extension of the innermost type: `API.Config`.
    func qualify(_ fragment: Fragment, of declaration: Declaration, in file: SourceFile) -> String {
        let types = declaration.enclosingTypePaths
        guard types.count > 1 else { return fragment.text }
        let own = declaration.genericParameters?.genericNames.map(\.name) ?? []
        var text = ""
        var offset = fragment.range.lowerBound
        for name in file.unqualifiedNames(in: fragment.range) where !own.contains(name.name) {
            guard let type = declaringType(of: name.name, among: types, in: file) else { continue }
            text += file.text(offset..<name.range.lowerBound) + withGenericArguments(type) + "."
            offset = name.range.lowerBound
            // Inside of a generic type its name alone means it with its own parameters.
            let path = "\(type).\(name.name)"
            if types.contains(path), !isFollowedByArguments(name.range.upperBound, in: file) {
                text += file.text(name.range) + arguments(of: path)
                offset = name.range.upperBound
            }
        }
        return text + file.text(offset..<fragment.range.upperBound)
    }

    /// The outer type that declares a name; nil if the innermost type declares it, or none does.
    private func declaringType(of name: String, among types: [String], in file: SourceFile) -> String? {
        for type in types.reversed() {
            guard let members = members[type] else { continue }
            // An extension sees the generic parameters of all types around it.
            if members.generics.contains(where: { $0.name == name }) { return nil }
            if members.names.contains(name) || members.privateNames[file.path]?.contains(name) == true {
                return type == types.last ? nil : type
            }
        }
        return nil
    }

    /// Turns `Rope.Node`, where `Rope` is generic, into `Rope<Element>.Node`: an extension sees the parameters, and an
    /// outer type that is named in it needs them as its arguments.
    private func withGenericArguments(_ type: String) -> String {
        var path = ""
        var written: [String] = []
        for name in type.split(separator: ".") {
            path += path.isEmpty ? String(name) : ".\(name)"
            written.append(name + arguments(of: path))
        }
        return written.joined(separator: ".")
    }

    /// `<Element>`; empty for a type that is not generic.
    private func arguments(of type: String) -> String {
        guard let generics = members[type]?.generics, !generics.isEmpty else { return "" }
        return "<" + generics.map(\.asArgument).joined(separator: ", ") + ">"
    }

    private func isFollowedByArguments(_ offset: Int, in file: SourceFile) -> Bool {
        file.bytes.indices.contains(offset) && file.bytes[offset] == Byte.lessThan
    }
}

/// One of `<T: P, each U, let N: Int>`.
struct GenericName: Sendable, Equatable {
    let name: String
    /// `each U`
    let isPack: Bool

    /// The parameter as an element of a list of arguments.
    var asArgument: String { isPack ? "repeat each \(name)" : name }
}

extension Declaration {
    /// For each type around the declaration the path that an extension of it would name, outermost first: `API`,
    /// `API.Store`.
    var enclosingTypePaths: [String] {
        var paths: [String] = []
        for type in enclosing where type.kind != .code {
            paths.append(paths.last.map { "\($0).\(type.dottedName)" } ?? type.dottedName)
        }
        return paths
    }

    /// The type that files must mention for an index to know what the declaration's signature may name; nil if the
    /// wrapper sees all that the declaration sees.
    var outermostTypeName: String? {
        let paths = enclosingTypePaths
        return paths.count > 1 ? paths.first?.prefix { $0 != "." }.description : nil
    }
}

extension EnclosingDeclaration {
    /// The name without generic arguments: `Outer.Inner` for `extension Outer<Int>.Inner`.
    var dottedName: String { name.withoutGenericArguments }
}

extension String {
    /// A type's name without generic arguments and white space.
    var withoutGenericArguments: String {
        var name = self
        guard !name.withUTF8(isDottedName) else { return self }
        let source = SourceFile(path: "", bytes: Array(utf8))
        var depth = 0
        var kept = ""
        for token in lex(source) where !token.kind.isTrivia {
            let isOpening = source.spells(token, "<")
            let isClosing = source.spells(token, ">")
            if isClosing { depth -= 1 }
            if depth == 0 && !isOpening && !isClosing { kept += source.text(token) }
            if isOpening { depth += 1 }
        }
        return kept
    }
}

/// Whether the text consists of ASCII names and periods.
private func isDottedName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while index < bytes.count {
        if base[index] != Byte.period && !ByteClass.table[Int(base[index])].isIdentifierPart { return false }
        index += 1
    }
    return true
}

extension Fragment {
    /// The names in a generic parameter clause: `T`, `U` and `N` for `<T: P, each U, let N: Int>`.
    var genericNames: [GenericName] {
        let clause = SourceFile(path: "", bytes: Array(text.utf8))
        var names: [GenericName] = []
        var depth = 0
        var isAtStart = false
        var isPack = false
        for token in lex(clause) where !token.kind.isTrivia {
            switch token.kind {
            case .leftParenthesis, .leftBracket: depth += 1
            case .rightParenthesis, .rightBracket: depth -= 1
            case .operator where clause.spells(token, "<"):
                depth += 1
                isAtStart = depth == 1
            case .operator where clause.spells(token, ">"): depth -= 1
            case .comma: isAtStart = depth == 1
            case .identifier where clause.spells(token, "let"): break
            case .identifier where clause.spells(token, "each"): isPack = true
            case .identifier where isAtStart:
                names.append(GenericName(name: clause.text(token), isPack: isPack))
                isAtStart = false
                isPack = false
            default: break
            }
        }
        return names
    }
}
