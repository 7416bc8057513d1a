/// The pairs of brackets, including `<` and `>` where they may be brackets.
///
/// Each branch of an `#if` continues the code before the `#if`:
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
    /// Brackets that open in a branch of an `#if` and close after it.
    private(set) var crossing: Set<Int> = []
    /// Whether all brackets and `#if`s match, nest no deeper than `swiftc` allows, and every token is valid.
    private(set) var isBalanced = true
    /// Whether it gave up because of ``nestingMax``.
    private(set) var isTooDeep = false

    /// `swiftc` says "structure nesting level exceeded maximum of 256".
    static let nestingMax = 256

    /// Writes its partner into each place.
    init(_ places: UnsafeMutablePointer<PairedTokens.Place>, count: Int, bytes: UnsafePointer<UInt8>) {
        var stack = OpenBrackets()
        var branchings: [Branching] = []
        var aliases: [(open: Int, of: Int)] = []
        var angles = AngleBrackets()
        var place = 0
        while place < count {
            if let opening = angles.step(over: places[place], at: place, depth: stack.depth, bytes) {
                places[opening].partner = place
                places[place].partner = opening
            }
            switch places[place].kind {
            case .leftParenthesis, .leftBracket, .leftBrace:
                places[place].outer = stack.innermost
                stack = OpenBrackets(innermost: place, depth: stack.depth + 1)
                if stack.depth + branchings.count > Self.nestingMax {
                    giveUp()
                    return
                }
            case .rightParenthesis, .rightBracket, .rightBrace:
                close(place, &stack, places)
            case .poundWord:
                switch Directive(places[place], bytes) {
                case .if:
                    branchings.append(Branching(start: stack))
                    if stack.depth + branchings.count > Self.nestingMax {
                        giveUp()
                        return
                    }
                case .elseif, .else:
                    endBranch(stack, &branchings, &aliases, places)
                    if let branching = branchings.last { stack = branching.start }
                case .endif:
                    endBranch(stack, &branchings, &aliases, places)
                    if let branching = branchings.popLast() { stack = branching.afterFirst ?? branching.start }
                case nil: break
                }
            case .unterminated, .unknown:
                isBalanced = false
            default: break
            }
            place += 1
        }
        for alias in aliases { places[alias.open].partner = places[alias.of].partner }
        if stack.depth > 0 || !branchings.isEmpty { isBalanced = false }
    }

    private mutating func giveUp() {
        isBalanced = false
        isTooDeep = true
    }

    private mutating func close(
        _ place: Int, _ stack: inout OpenBrackets, _ places: UnsafeMutablePointer<PairedTokens.Place>
    ) {
        let open = stack.innermost
        guard open != PairedTokens.Place.none else {
            isBalanced = false
            return
        }
        stack = OpenBrackets(innermost: places[open].outer, depth: stack.depth - 1)
        guard places[place].kind == places[open].kind.closing else {
            isBalanced = false
            return
        }
        // Another branch may have closed it already.
        if places[open].partner == PairedTokens.Place.none { places[open].partner = place }
        places[place].partner = open
    }

    /// Brackets that are still open at the end of a branch stand for those that the first branch has left open.
    private mutating func endBranch(
        _ stack: OpenBrackets, _ branchings: inout [Branching], _ aliases: inout [(open: Int, of: Int)],
        _ places: UnsafeMutablePointer<PairedTokens.Place>
    ) {
        guard let last = branchings.indices.last else {
            isBalanced = false
            return
        }
        let opened = stack.brackets(above: branchings[last].start.depth, places)
        for bracket in opened { crossing.insert(bracket) }
        guard let first = branchings[last].afterFirst else {
            branchings[last].afterFirst = stack
            return
        }
        if first.depth != stack.depth { isBalanced = false }
        for (bracket, other) in zip(opened, first.brackets(above: branchings[last].start.depth, places)) {
            aliases.append((bracket, other))
        }
    }

    /// A stack that its brackets hold themselves: each knows the one around it. So keeping one for later costs nothing.
    private struct OpenBrackets {
        /// The place of the last one.
        var innermost = PairedTokens.Place.none
        /// Never more than ``nestingMax``.
        var depth = 0

        /// Outermost first.
        func brackets(above depth: Int, _ places: UnsafeMutablePointer<PairedTokens.Place>) -> [Int] {
            var brackets: [Int] = []
            var place = innermost
            for _ in 0..<max(0, self.depth - depth) {
                brackets.append(place)
                place = places[place].outer
            }
            return brackets.reversed()
        }
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
