import RepositoryFiles

/// The uses of names between the rooms of a target, found in the texts of the files.
///
/// A name is a type, function or variable at the top level of a file. It can also be a member in an extension of
/// another module's type, such as `trimmed` of `String`. A name that several rooms declare does not count.
struct RoomMap {
    struct Arrow: Hashable, Comparable, CustomStringConvertible {
        let from: String
        let to: String
        /// The first use that was found: `OTLPExporter.swift says 'TraceConfiguration'`.
        let example: String

        var description: String { "\(from) uses \(to): \(example)" }

        static func < (lhs: Arrow, rhs: Arrow) -> Bool { (lhs.from, lhs.to) < (rhs.from, rhs.to) }
    }

    /// One for each pair of rooms.
    let arrows: [Arrow]

    /// - Parameter files: by the room that they stand in.
    init(_ files: [(room: String, file: RepositoryFile)]) {
        let sources = files.map { (room: $0.room, name: $0.file.path, code: $0.file.code) }
        let types = Set(sources.flatMap { Declarations(in: $0.code).types })
        var owners: [String: Set<String>] = [:]
        for source in sources {
            for name in Declarations(in: source.code).names(visibleBeside: types) {
                owners[name, default: []].insert(source.room)
            }
        }
        var examples: [[String]: String] = [:]
        for source in sources {
            for word in source.code {
                guard let owner = owners[word], owner.count == 1, let room = owner.first, room != source.room else {
                    continue
                }
                let file = source.name.split(separator: "/").last ?? ""
                let pair = [source.room, room]
                examples[pair] = examples[pair] ?? "\(file) says '\(word)'"
            }
        }
        arrows = examples.map { Arrow(from: $0.key[0], to: $0.key[1], example: $0.value) }.sorted()
    }
}

/// The names that a file declares for other files.
private struct Declarations {
    private(set) var types: [String] = []
    private var globals: [String] = []
    /// By the extended type.
    private var members: [(type: String, name: String)] = []

    private static let typeWords: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    private static let valueWords: Set = ["func", "let", "var"]
    private static let modifiers: Set = [
        "public", "internal", "private", "fileprivate", "static", "mutating", "nonmutating", "final", "indirect",
        "nonisolated",
    ]

    init(in code: [String]) {
        var depth = 0
        var isHidden = false
        var extended: String?
        for (word, next) in zip(code, code.dropFirst() + [""]) {
            switch word {
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == 0 { extended = nil }
            case "private", "fileprivate": isHidden = true
            case "extension" where depth == 0: extended = next
            case _ where depth == 0 && Self.typeWords.contains(word) && extended == nil:
                if !isHidden { types.append(next) }
            case _ where depth == 0 && Self.valueWords.contains(word):
                if !isHidden { globals.append(next) }
            case _ where depth == 1 && Self.valueWords.contains(word):
                if let extended, !isHidden { members.append((extended, next)) }
            default: break
            }
            if !Self.modifiers.contains(word) && !word.hasPrefix("@") { isHidden = false }
        }
    }

    /// - Parameter types: the types of the module. Their members are left out, because code names the type.
    func names(visibleBeside types: Set<String>) -> [String] {
        self.types + globals + members.filter { !types.contains($0.type) }.map(\.name)
    }
}
