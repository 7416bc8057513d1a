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
///
/// A branch that only some compilers read, `#if compiler(>=7)`, may hold text that is not Swift: it is left out.
struct BracketPairing: Sendable {
    /// Brackets that open in a branch of an `#if` and close after it.
    private(set) var crossing: Set<Int> = []
    /// The branches that are left out, by the places of their directives; each ends at the place of the next directive.
    private(set) var omitted: [Int: Int] = [:]
    /// The place of the first bracket, `#if` or token that cannot be read. Nil if all brackets and `#if`s match, nest
    /// no deeper than `swiftc` allows, and every token is valid.
    private(set) var firstProblem: Int?
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
            case .rightParenthesis, .rightBracket, .rightBrace:
                close(place, &stack, &branchings, places)
            case .poundWord:
                angles = AngleBrackets()
                switch Directive(places[place], bytes) {
                case .if:
                    branchings.append(Branching(directive: place, start: stack, problem: firstProblem))
                    branchings[branchings.count - 1].isVersioned = Self.isVersioned(place, places, count, bytes)
                case .elseif:
                    endBranch(at: place, &stack, &branchings, &aliases, places)
                    let isVersioned = Self.isVersioned(place, places, count, bytes)
                    if let last = branchings.indices.last { branchings[last].isVersioned = isVersioned }
                case .else: endBranch(at: place, &stack, &branchings, &aliases, places)
                case .endif:
                    endBranch(at: place, &stack, &branchings, &aliases, places)
                    if let branching = branchings.popLast() { stack = branching.afterFirst ?? branching.start }
                case nil: break
                }
            case .unterminated, .unknown: note(place)
            default: break
            }
            if stack.depth + branchings.count > Self.nestingMax {
                note(place)
                isTooDeep = true
                return
            }
            place += 1
        }
        for alias in aliases { places[alias.open].partner = places[alias.of].partner }
        if let branching = branchings.last { note(branching.directive) }
        if stack.depth > 0 { note(stack.innermost) }
    }

    /// Keeps the place of a problem, if it is the first.
    private mutating func note(_ place: Int) { firstProblem = firstProblem ?? place }

    private mutating func close(
        _ place: Int, _ stack: inout OpenBrackets, _ branchings: inout [Branching],
        _ places: UnsafeMutablePointer<PairedTokens.Place>
    ) {
        let open = stack.innermost
        guard open != PairedTokens.Place.none else { return note(place) }
        stack = OpenBrackets(innermost: places[open].outer, depth: stack.depth - 1)
        if let last = branchings.indices.last { branchings[last].noteDepth(stack.depth) }
        guard places[place].kind == places[open].kind.closing else { return note(place) }
        // Another branch may have closed it already.
        if places[open].partner == PairedTokens.Place.none { places[open].partner = place }
        places[place].partner = open
    }

    /// Brackets that are still open at the end of a branch stand for those that the first branch has left open.
    private mutating func endBranch(
        at place: Int, _ stack: inout OpenBrackets, _ branchings: inout [Branching],
        _ aliases: inout [(open: Int, of: Int)], _ places: UnsafeMutablePointer<PairedTokens.Place>
    ) {
        guard let last = branchings.indices.last else { return note(place) }
        defer {
            branchings[last].beginBranch(at: place, problem: firstProblem)
            stack = branchings[last].start
        }
        let branching = branchings[last]
        if branching.isVersioned && isUnreadable(branching, at: stack) {
            omit(branching, until: place, places)
            return
        }
        if last > 0 { branchings[last - 1].noteDepth(branching.depthMin) }
        let opened = stack.brackets(above: branching.start.depth, places)
        for bracket in opened { crossing.insert(bracket) }
        guard let first = branching.afterFirst else {
            branchings[last].afterFirst = stack
            return
        }
        if first.depth != stack.depth { note(place) }
        for (bracket, other) in zip(opened, first.brackets(above: branching.start.depth, places)) {
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

    /// An `#if` chain and its current branch.
    private struct Branching {
        /// The place of the branch's directive.
        private(set) var directive: Int
        let start: OpenBrackets
        /// The first problem before the branch.
        private(set) var problem: Int?
        var afterFirst: OpenBrackets?
        /// Whether the branch's condition asks for the compiler's version; `#else` counts with the branch before it.
        var isVersioned = false
        /// The least depth that the branch comes to.
        private(set) var depthMin: Int

        /// Whether the branch closes a bracket that was open before it.
        var closesOuter: Bool { depthMin < start.depth }

        init(directive: Int, start: OpenBrackets, problem: Int?) {
            self.directive = directive
            self.start = start
            self.problem = problem
            depthMin = start.depth
        }

        mutating func noteDepth(_ depth: Int) { depthMin = min(depthMin, depth) }

        mutating func beginBranch(at directive: Int, problem: Int?) {
            self.directive = directive
            self.problem = problem
            depthMin = start.depth
        }
    }
}

// MARK: Branches for other compilers

extension BracketPairing {
    /// Whether a condition asks for a version. Where it does not hold, `swiftc` does not parse the branch.
    ///
    /// The condition itself must be readable: it is written to the generated file.
    private static func isVersioned(
        _ directive: Int, _ places: UnsafeMutablePointer<PairedTokens.Place>, _ count: Int,
        _ bytes: UnsafePointer<UInt8>
    ) -> Bool {
        var asksForVersion = false
        var place = directive + 1
        while place + 1 < count, places[place].kind != .poundWord,
            !holdsLineEnd(places[place - 1], places[place], bytes)
        {
            if [.unknown, .unterminated].contains(places[place].kind) { return false }
            let word = UnsafeBufferPointer(
                start: bytes + places[place].start, count: places[place].end - places[place].start)
            if places[place].kind == .identifier, places[place + 1].kind == .leftParenthesis,
                ["compiler", "swift", "_compiler_version"].contains(String(decoding: word, as: UTF8.self))
            {
                asksForVersion = true
            }
            place += 1
        }
        return asksForVersion
    }

    private static func holdsLineEnd(
        _ one: PairedTokens.Place, _ next: PairedTokens.Place, _ bytes: UnsafePointer<UInt8>
    ) -> Bool {
        var offset = one.end
        while offset < next.start {
            if Byte.isLineEnd(bytes[offset]) { return true }
            offset += 1
        }
        return false
    }

    private func isUnreadable(_ branching: Branching, at stack: OpenBrackets) -> Bool {
        branching.closesOuter || stack.depth != branching.start.depth || firstProblem != branching.problem
    }

    /// Leaves a branch out, and forgets the partners and problems in it.
    private mutating func omit(
        _ branching: Branching, until end: Int, _ places: UnsafeMutablePointer<PairedTokens.Place>
    ) {
        omitted[branching.directive] = end
        firstProblem = branching.problem
        var open = branching.start.innermost
        while branching.closesOuter, open != PairedTokens.Place.none {
            if (branching.directive..<end).contains(places[open].partner) {
                places[open].partner = PairedTokens.Place.none
            }
            open = places[open].outer
        }
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
