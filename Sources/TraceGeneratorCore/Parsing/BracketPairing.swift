/// Which bracket closes which, `<` and `>` where they may be brackets included.
///
/// Each branch of an `#if` is seen as the continuation of what stands before the `#if`:
///
/// ```swift
/// #if os(Linux)
/// func read() {
/// #else
/// func read(from: Int) {
/// #endif
/// }               // the partner of both
/// ```
struct BracketPairing: Sendable {
    /// For each place the bracket that belongs to the one there; nil for other tokens and for brackets without one.
    private(set) var partners: [Int?]
    /// Brackets that open in a branch of an `#if` and close behind it.
    private(set) var crossing: Set<Int> = []
    /// Claims that all brackets and `#if`s pair up, that they nest no deeper than `swiftc` allows, and that every token
    /// is one.
    private(set) var isBalanced = true
    /// Whether it gave up because of ``nestingMax``.
    private(set) var isTooDeep = false

    /// `swiftc` says "structure nesting level exceeded maximum of 256".
    static let nestingMax = 256

    init(_ file: SourceFile, _ tokens: [Token], _ tokenIndices: [Int]) {
        partners = Array(repeating: nil, count: tokenIndices.count)
        var stack = OpenBrackets()
        var branchings: [Branching] = []
        var aliases: [(open: Int, of: Int)] = []
        var angles = AngleBrackets()
        for place in tokenIndices.indices {
            let token = tokens[tokenIndices[place]]
            if let opening = angles.step(over: token, at: place, depth: stack.depth, in: file) {
                partners[opening] = place
                partners[place] = opening
            }
            switch token.kind {
            case .leftParenthesis, .leftBracket, .leftBrace:
                stack.push(Bracket(place: place, kind: token.kind))
                if stack.depth + branchings.count > Self.nestingMax {
                    giveUp()
                    return
                }
            case .rightParenthesis, .rightBracket, .rightBrace:
                close(place, token.kind, &stack)
            case .poundWord:
                switch Directive(file, token) {
                case .if:
                    branchings.append(Branching(start: stack))
                    if stack.depth + branchings.count > Self.nestingMax {
                        giveUp()
                        return
                    }
                case .elseif, .else:
                    endBranch(stack, &branchings, &aliases)
                    if let branching = branchings.last { stack = branching.start }
                case .endif:
                    endBranch(stack, &branchings, &aliases)
                    if let branching = branchings.popLast() { stack = branching.afterFirst ?? branching.start }
                case nil: break
                }
            case .unterminated, .unknown:
                isBalanced = false
            default: break
            }
        }
        for alias in aliases { partners[alias.open] = partners[alias.of] }
        if stack.depth > 0 || !branchings.isEmpty { isBalanced = false }
    }

    private mutating func giveUp() {
        isBalanced = false
        isTooDeep = true
    }

    private mutating func close(_ place: Int, _ kind: TokenKind, _ stack: inout OpenBrackets) {
        guard let open = stack.pop(), open.kind.closing == kind else {
            isBalanced = false
            return
        }
        // Another branch may have closed it already.
        if partners[open.place] == nil { partners[open.place] = place }
        partners[place] = open.place
    }

    /// Brackets that are still open at the end of a branch stand for those that the first branch has left open.
    private mutating func endBranch(
        _ stack: OpenBrackets, _ branchings: inout [Branching], _ aliases: inout [(open: Int, of: Int)]
    ) {
        guard let last = branchings.indices.last else {
            isBalanced = false
            return
        }
        let opened = stack.brackets.dropFirst(branchings[last].start.depth)
        for bracket in opened { crossing.insert(bracket.place) }
        guard let first = branchings[last].afterFirst else {
            branchings[last].afterFirst = stack
            return
        }
        if first.depth != stack.depth { isBalanced = false }
        for (bracket, other) in zip(opened, first.brackets.dropFirst(branchings[last].start.depth)) {
            aliases.append((bracket.place, other.place))
        }
    }

    private struct Bracket {
        let place: Int
        let kind: TokenKind
    }

    /// Never longer than ``nestingMax``.
    private struct OpenBrackets {
        private(set) var brackets: [Bracket] = []

        var depth: Int { brackets.count }
        mutating func push(_ bracket: Bracket) { brackets.append(bracket) }
        mutating func pop() -> Bracket? { brackets.popLast() }
    }

    private struct Branching {
        let start: OpenBrackets
        var afterFirst: OpenBrackets?
    }
}

extension TokenKind {
    /// The kind of bracket that closes this one.
    var closing: TokenKind? {
        switch self {
        case .leftParenthesis: .rightParenthesis
        case .leftBracket: .rightBracket
        case .leftBrace: .rightBrace
        default: nil
        }
    }
}
