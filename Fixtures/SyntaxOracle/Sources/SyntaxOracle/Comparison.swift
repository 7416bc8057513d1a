/// Where the two descriptions of one file part ways.
struct Comparison {
    let path: String
    /// Functions, properties and imports that both parsers found.
    let matched: Int
    let differences: [Difference]

    struct Difference {
        let line: Int
        let generator: Description?
        let syntax: Description?
    }

    init(path: String, generator: [Description], syntax: [Description]) {
        self.path = path
        let ours = Dictionary(generator.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let theirs = Dictionary(syntax.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        matched = theirs.keys.count { ours[$0] != nil }
        let differing = Set(ours.keys).union(theirs.keys).filter { ours[$0] != theirs[$0] }
        differences = differing.sorted().map { Difference(line: $0.line, generator: ours[$0], syntax: theirs[$0]) }
    }

    /// Several bindings of one `var` share its place.
    private struct Key: Hashable, Comparable {
        let line: Int
        let column: Int
        let title: String

        init(_ description: Description) {
            line = description.line
            column = description.column
            title = description.title
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.line, left.column, left.title) < (right.line, right.column, right.title)
        }
    }
}

extension Comparison: CustomStringConvertible {
    /// `path:line:` and, of each side, the lines that the other does not have.
    var description: String {
        differences.map { difference in
            let ours = difference.generator?.description.split(separator: "\n") ?? ["(nothing)"]
            let theirs = difference.syntax?.description.split(separator: "\n") ?? ["(nothing)"]
            let title = difference.syntax?.title ?? difference.generator?.title ?? ""
            return
                (["\(path):\(difference.line): \(title)"]
                + Self.lines("trace-generator", ours, without: theirs)
                + Self.lines("swift-syntax   ", theirs, without: ours)).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func lines(_ side: String, _ lines: [Substring], without others: [Substring]) -> [String] {
        let changes = Array(lines).difference(from: Array(others)).insertions
        return changes.map { change in
            guard case .insert(_, let line, _) = change else { return "" }
            return "  \(side) \(line)"
        }
    }
}
