/// What one parser says about one function, computed property or import, as text.
///
/// Both parsers' descriptions are written independently of each other; only the form of a line is shared.
struct Description: Equatable {
    /// Of the `func`, `var` or `import` keyword.
    let line: Int
    let column: Int
    /// `func getUser`, `var count`, `import Foundation`.
    let title: String
    /// Never two of one name side by side unless the thing is repeated: parameters, enclosing declarations.
    private(set) var facts: [Fact] = []

    struct Fact: Equatable {
        let name: String
        let text: String
    }

    init(line: Int, column: Int, title: String) {
        self.line = line
        self.column = column
        self.title = title
    }

    /// Adds a fact; what is not written in the source leaves no line.
    mutating func state(_ name: String, _ text: String?) {
        guard let text else { return }
        facts.append(Fact(name: name, text: text))
    }

    mutating func state(_ name: String, each texts: [String]) {
        for text in texts { state(name, text) }
    }

    mutating func state(_ name: String, _ claim: Bool) {
        if claim { state(name, "yes") }
    }
}

extension Description: CustomStringConvertible {
    var description: String {
        (["\(line):\(column) \(title)"] + facts.map { "    \($0.name): \($0.text)" }).joined(separator: "\n")
    }
}

/// One `#if` branch as a line of text: its own condition, and what must be false for it.
func describeCondition(_ condition: String?, previous: [String]) -> String {
    let own = condition.map { "if \($0)" } ?? "else"
    return previous.isEmpty ? own : "\(own), not \(previous.map { "(\($0))" }.joined(separator: ", not "))"
}
