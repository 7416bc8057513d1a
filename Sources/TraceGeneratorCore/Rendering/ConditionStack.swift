/// The `#if`s that are open at a place of the generated file.
struct ConditionStack {
    private var open: [CompilationCondition] = []

    /// Writes the `#endif` and `#if` lines that lead from the open conditions to the given ones.
    mutating func move(to conditions: [CompilationCondition], _ writer: inout SourceWriter) {
        let shared = zip(open, conditions).prefix { $0 == $1 }.count
        for _ in shared..<open.count { writer.directive("#endif") }
        for condition in conditions[shared...] { writer.directive("#if \(condition.expression)") }
        open = conditions
    }
}

extension CompilationCondition {
    /// Its own condition, and the negation of those that stand before it in its chain.
    fileprivate var expression: String {
        let negated = previous.map { "!" + Self.operand($0) }
        guard let condition else { return negated.joined(separator: " && ") }
        guard !negated.isEmpty else { return condition }
        return (negated + [Self.operand(condition)]).joined(separator: " && ")
    }

    /// With parentheses, unless it is one word or one call: `DEBUG`, `os(Linux)`.
    private static func operand(_ condition: String) -> String {
        let source = SourceFile(path: "", bytes: Array(condition.utf8))
        let tokens = lex(source).filter { !$0.kind.isTrivia }
        let isWord = tokens.count == 1
        let isCall =
            tokens.count > 2 && tokens[0].kind == .identifier && tokens[1].kind == .leftParenthesis
            && tokens.firstIndex { $0.kind == .rightParenthesis } == tokens.count - 1
        return isWord || isCall ? condition : "(\(condition))"
    }
}
