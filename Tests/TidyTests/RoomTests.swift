import RepositoryFiles
import Testing

@Suite("The rooms of the runtime")
struct RoomTests {
    private static let folder = "Sources/TraceRuntime/"

    /// The rows of the table in *How it works*, in its order.
    private static let table: [Room] = {
        let article = Repository.files.first { $0.path == folder + "TraceRuntime.docc/HowItWorks.md" }
        let rows = (article?.lines ?? []).drop { $0 != "### The rooms of the runtime" }.dropFirst()
            .prefix { !$0.hasPrefix("#") }
        return rows.compactMap { Room(row: $0) }
    }()

    private static let map = RoomMap(
        Repository.files.filter { $0.path.hasPrefix(folder) && $0.path.hasSuffix(".swift") }.map { file in
            let parts = file.path.dropFirst(folder.count).split(separator: "/")
            return (parts.count > 1 ? String(parts[0]) : "front", file)
        })

    @Test("Are those that the table in How it works has")
    func rooms() throws {
        let folders = try Repository.entries(of: Self.folder).filter { !$0.contains(".") }
        #expect(Self.table.map(\.name).sorted() == (folders + ["front"]).sorted())
    }

    @Test("Use the rooms that the table lets them use, and no other")
    func arrows() {
        let allowed = Dictionary(uniqueKeysWithValues: Self.table.map { ($0.name, $0.uses) })
        expectNone(Self.map.arrows.filter { !(allowed[$0.from] ?? []).contains($0.to) }.map(\.description))
        for room in Self.table {
            let used = Self.map.arrows.filter { $0.from == room.name }.map(\.to)
            expectNone(room.uses.filter { !used.contains($0) }.map { "\(room.name) no longer uses \($0)" })
        }
    }

    @Test("Draw no circle: each uses only rooms that stand above it in the table")
    func order() {
        for (index, room) in Self.table.enumerated() {
            let above = Self.table[..<index].map(\.name)
            expectNone(
                room.uses.filter { !above.contains($0) }.map { "\(room.name) uses \($0), which stands below it" })
        }
    }

    @Test("An arrow that is planted is found, by types, functions and members of other modules' types")
    func canary() {
        let lower = RepositoryFile(
            "Lower.swift", "struct Low {}\nfunc lower() {}\nextension String { var low: Int { 1 } }")
        func uses(_ text: String) -> [String] {
            RoomMap([("Lower", lower), ("Upper", RepositoryFile("Upper.swift", text))]).arrows.map(\.description)
        }
        #expect(uses("let low = Low()") == ["Upper uses Lower: Upper.swift says 'Low'"])
        #expect(uses("func upper() { lower() }") == ["Upper uses Lower: Upper.swift says 'lower'"])
        #expect(uses("func upper() { \"a\".low }") == ["Upper uses Lower: Upper.swift says 'low'"])
        #expect(uses("/// Low lower\nprivate struct High { let text = \"Low\" }") == [])
    }
}

extension RepositoryFile {
    fileprivate init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// A row of the table: "| `Name` | what is in it | `Used`, `Used` |".
private struct Room {
    let name: String
    let uses: [String]

    init?(row: Substring) {
        let cells = row.split(separator: "|").map { $0.filter { $0 != "`" && $0 != " " } }
        guard row.hasPrefix("| `"), cells.count == 3 else { return nil }
        name = cells[0]
        uses = cells[2].split(separator: ",").map(String.init).filter { $0 != "–" }
    }
}
