/// Walks over a file from one declaration to the next and collects those that the listing asks for.
///
/// It is a loop with a stack of contexts, not a recursion. It steps over a body that holds nothing it must list, and
/// reads only the name of a declaration that it need not list, so a file costs little more than its tokens.
final class DeclarationWalk {
    let code: PairedTokens
    let listing: Listing
    let lines: LineTable

    var imports: [ImportDeclaration] = []
    var declarations: [Declaration] = []
    var annotated: [AnnotatedDeclaration] = []
    var annotatedTypes: [AnnotatedType] = []
    /// The annotated protocols, or all.
    var protocols: [ProtocolDeclaration] = []
    var diagnostics: [Diagnostic] = []
    /// The offset of the first code that cannot be read.
    var brokenOffset: Int?

    /// The walk's current place.
    var place = 0
    /// Every context so far. A branch of an `#if` goes back to an earlier one, so none is ever removed.
    private(set) var contexts: [Context]
    private(set) var context = 0
    private var branchings: [Branching] = []
    /// The branches around the walk's place, outermost first.
    private(set) var conditions: [CompilationCondition] = []
    /// Attributes and modifiers whose declaration is still to come.
    var prelude = Prelude()
    /// The place after a declaration whose last token looks as if it went on: `infix operator +`.
    var declarationEnd = 0

    let annotations: [PlacedAnnotation]
    var annotationCount = 0
    var pending: [PendingMarking] = []

    init(_ code: PairedTokens, listing: Listing, annotations: [PlacedAnnotation], lines: LineTable) {
        self.code = code
        self.listing = listing
        self.annotations = annotations
        self.lines = lines
        brokenOffset = code.pairing.firstProblem.map(code.offset)
        contexts = [Context(kind: .file, parent: nil, enclosing: [])]
    }

    func run() {
        while place < code.count {
            let start = place
            noteAnnotations(before: code.tokenIndex(place))
            step()
            precondition(place > start, "the walk must progress")
        }
        noteAnnotations(before: code.tokens.count)
        reportNothingBelow()
    }

    private func step() {
        switch code.kind(place) {
        case .identifier: stepOverWord()
        case .at: stepOverAttribute()
        case .poundWord: stepOverDirective()
        case .leftBrace: enter(.code)
        case .leftParenthesis, .leftBracket: enter(.brackets)
        case .rightBrace, .rightParenthesis, .rightBracket: leave()
        default: stepOver()
        }
    }
}

// MARK: Contexts

extension DeclarationWalk {
    /// The inside of a pair of brackets, or the file.
    struct Context {
        enum Kind {
            case file, code, brackets
            /// The body of a type, of an `enum` where ``isEnum``.
            case members(isEnum: Bool)
        }

        let kind: Kind
        let parent: Int?
        let enclosing: [EnclosingDeclaration]
        /// The annotated type, or the protocol, that this is the body of.
        var scope = Scope.none
        /// Whether ``scope`` has an annotation.
        var isAnnotated = false
        var names: Set<String> = []
        var privateNames: Set<String> = []
        var aliases: [String: Fragment] = [:]

        enum Scope {
            case none
            /// An index among the walk's annotated types.
            case type(Int)
            /// An index among the walk's protocols.
            case `protocol`(Int)
        }

        var isEnum: Bool { if case .members(isEnum: true) = kind { true } else { false } }
        var isBrackets: Bool { if case .brackets = kind { true } else { false } }
        var isCode: Bool { if case .code = kind { true } else { false } }
        /// Whether declarations are looked up by name from here.
        var declaresNames: Bool { !isCode && !isBrackets }
    }

    var current: Context { contexts[context] }

    /// Steps over a bracket's content, or into it where the listing may ask for something.
    private func enter(_ kind: Context.Kind) {
        let isBrace = code.kind(place) == .leftBrace
        if isBrace { refuseAnnotations { .closure($0.kind.rawValue, at: $1) } } else { reportNothingBelow() }
        prelude = Prelude()
        if let closing = code.partner(place), closing > place, !isAsked(for: place..<closing) {
            place = closing + 1
            return
        }
        var enclosing = current.enclosing
        if case .code = kind, enclosing.last?.kind != .code {
            enclosing.append(.code(at: code.offset(place)))
        }
        open(Context(kind: kind, parent: context, enclosing: enclosing))
        place += 1
    }

    func open(_ new: Context) {
        contexts.append(new)
        context = contexts.count - 1
    }

    private func leave() {
        reportNothingBelow()
        prelude = Prelude()
        context = current.parent ?? context
        place += 1
    }

    private func isAsked(for places: Range<Int>) -> Bool {
        if listing == .everything || code.pairing.crossing.contains(places.lowerBound) { return true }
        guard annotationCount < annotations.count else { return false }
        return annotations[annotationCount].tokens.lowerBound < code.tokenIndex(places.upperBound)
    }

    /// Steps over a token that neither declares nor opens anything.
    func stepOver() {
        if isMarkingPending, passesClosure(from: place) { refuseAnnotations { .closure($0.kind.rawValue, at: $1) } }
        reportNothingBelow()
        prelude = Prelude()
        place += 1
    }

    /// The bodies of types that the walk has met, and the file's own level.
    func typeBodies() -> [TypeBody] {
        contexts.filter { $0.declaresNames && $0.enclosing.allSatisfy { $0.kind != .code } }.map {
            TypeBody(path: $0.enclosing, names: $0.names, privateNames: $0.privateNames, aliases: $0.aliases)
        }
    }

    /// Whether the statement here passes a closure: `router.get("/x") { … }`, `run(body: { … })`.
    ///
    /// It looks no further than to the next annotation, so that many of them take linear time.
    private func passesClosure(from start: Int) -> Bool {
        let isExpression = code.kind(start) == .period || code.kind(start) == .identifier
        guard isExpression, code.keyword(start) == nil, !code.isStatementKeyword(start) else { return false }
        let isLast = annotationCount == annotations.count
        let end = isLast ? code.tokens.count : annotations[annotationCount].tokens.lowerBound
        var place = start
        var depth = 0
        while place < code.count, code.tokenIndex(place) < end {
            switch code.kind(place) {
            case .leftBrace: return true
            case .leftParenthesis, .leftBracket: depth += 1
            case .rightParenthesis, .rightBracket: depth -= 1
            case .rightBrace, .semicolon: return false
            default: break
            }
            if depth < 0 || (depth == 0 && place > start && code.startsLine(place) && !code.continues(place)) {
                return false
            }
            place += 1
        }
        return false
    }

    func declareAlias(_ name: String, of type: Fragment) {
        if current.declaresNames { contexts[context].aliases[name] = type }
    }

    func declare(_ name: String) {
        guard current.declaresNames else { return }
        contexts[context].names.insert(name)
        if isPrivateHere { contexts[context].privateNames.insert(name) }
    }

    /// Whether the declaration here is private, by its own modifiers or those of its extension.
    private var isPrivateHere: Bool {
        // `private(set)` restricts setters only.
        for modifier in prelude.modifiers where modifier.count == 1 {
            switch code.keyword(modifier.lowerBound) {
            case .private, .fileprivate: return true
            case .public, .package, .internal, .open: return false
            default: continue
            }
        }
        guard let type = contexts[context].enclosing.last, type.kind == .extension else { return false }
        return type.modifiers.contains { $0.name == "private" || $0.name == "fileprivate" }
    }
}

// MARK: Conditional compilation

extension DeclarationWalk {
    private struct Branching {
        let start: Int
        /// The context at the end of the first branch, from which the code after `#endif` goes on.
        var afterFirst: Int?
    }

    /// The limit of branches in one chain: each keeps the conditions of all before it.
    private static let branchesMax = 256

    private func stepOverDirective() {
        guard let directive = code.directive(place) else {
            stepOver()
            return
        }
        let offset = code.offset(place)
        let start = place
        defer { if let end = code.pairing.omitted[start] { omitBranch(start, until: end) } }
        switch directive {
        case .if:
            branchings.append(Branching(start: context))
            conditions.append(CompilationCondition(previous: [], condition: takeCondition(), chain: offset))
        case .elseif:
            beginBranch(condition: takeCondition())
        case .else:
            beginBranch(condition: nil)
            place += 1
        case .endif:
            if let branching = branchings.popLast() {
                context = branching.afterFirst ?? context
                conditions.removeLast()
            }
            place += 1
        }
    }

    /// Takes the condition of the directive; the walk goes on after it.
    private func takeCondition() -> String {
        let places = place + 1..<code.endOfCondition(place)
        if !code.isWholeCondition(places) { noteBroken(code.offset(place)) }
        place = places.upperBound
        return code.condition(places)
    }

    private func beginBranch(condition: String?) {
        guard let last = branchings.indices.last, let own = conditions[last].condition,
            conditions[last].previous.count < Self.branchesMax
        else { return noteBroken(code.offset(place)) }
        if branchings[last].afterFirst == nil { branchings[last].afterFirst = context }
        context = branchings[last].start
        let previous = conditions[last].previous + [own]
        conditions[last] = CompilationCondition(
            previous: previous, condition: condition, chain: conditions[last].chain)
    }
}

extension EnclosingDeclaration {
    fileprivate static func code(at offset: Int) -> Self {
        EnclosingDeclaration(
            kind: .code, name: "", attributes: [], modifiers: [], genericParameters: nil, inheritance: nil,
            whereClause: nil, offset: offset)
    }
}
