/// Words that mean something to the parser where they stand; most of them may be names elsewhere.
enum Keyword: String, CaseIterable, Sendable {
    // Words that begin a declaration.
    case `func`, `var`, `let`, `struct`, `class`, `actor`, `enum`, `protocol`, `extension`
    case `init`, `deinit`, `subscript`, `case`, `typealias`, `associatedtype`, `import`
    case `operator`, `precedencegroup`, macro

    // Modifiers.
    case `public`, `private`, `fileprivate`, `internal`, package, open
    case `static`, final, override, required, convenience, dynamic, optional, lazy, weak, unowned, indirect
    case mutating, nonmutating, consuming, borrowing, nonisolated, distributed
    case prefix, postfix, infix
    case oldConsuming = "__consuming"

    // Effects and clauses.
    case async, reasync, `throws`, `rethrows`, `where`, `in`

    // Words that stand before a type.
    case `inout`, sending, isolated, _const, some, any, each, `repeat`
    case oldOwned = "__owned"
    case oldShared = "__shared"

    // Accessors.
    case get, set, _read, _modify, borrow, mutate, willSet, didSet, unsafeAddress
}

extension Keyword {
    /// Whether it may stand before the word that begins a declaration.
    var isModifier: Bool {
        switch self {
        case .public, .private, .fileprivate, .internal, .package, .open, .static, .class, .final, .override, .required,
            .convenience, .dynamic, .optional, .lazy, .weak, .unowned, .indirect, .mutating, .nonmutating, .consuming,
            .borrowing, .oldConsuming, .nonisolated, .distributed, .prefix, .postfix, .infix, .async, .isolated,
            ._const:
            true
        default: false
        }
    }

    var isDeclarationStart: Bool {
        switch self {
        case .func, .var, .let, .struct, .class, .actor, .enum, .protocol, .extension, .`init`, .deinit, .subscript,
            .case, .typealias, .associatedtype, .import, .operator, .precedencegroup, .macro:
            true
        default: false
        }
    }

    /// Whether it stands before a parameter's type and says how the value is passed.
    var isSpecifier: Bool {
        switch self {
        case .inout, .borrowing, .consuming, .sending, .isolated, .oldOwned, .oldShared, ._const, .nonisolated: true
        default: false
        }
    }

    /// Whether it stands before a type and is a part of it.
    var isTypePrefix: Bool {
        switch self {
        case .some, .any, .each, .repeat: true
        default: false
        }
    }

    /// Whether it cannot begin a type, so that a word before it is one.
    var endsType: Bool {
        self == .in || isDeclarationStart || (isModifier && !isSpecifier)
    }

    var isEffect: Bool {
        switch self {
        case .async, .reasync, .throws, .rethrows: true
        default: false
        }
    }

    /// Whether it begins an accessor in the braces of a property.
    var isAccessor: Bool {
        switch self {
        case .get, .set, ._read, ._modify, .borrow, .mutate, .willSet, .didSet, .unsafeAddress, .`init`: true
        default: false
        }
    }
}

// MARK: Recognizing

extension Keyword {
    /// The keyword that the bytes spell, if they spell one.
    init?(_ start: UnsafePointer<UInt8>, count: Int) {
        guard count >= 2 && count <= Self.byteCountMax else { return nil }
        let slots = Self.slots
        var index = Self.index(start, count)
        while let keyword = slots[index].keyword {
            if slots[index].count == count, let spelling = slots[index].spelling, sameBytes(spelling, start, count) {
                self = keyword
                return
            }
            index = (index + 1) & Self.indexMask
        }
        return nil
    }

    private static let byteCountMax = 16
    /// Masks an index to a power of two of slots: at least four for each keyword, so that most other words meet an
    /// empty one.
    private static let indexMask = 0x1FF

    private struct Slot {
        var keyword: Keyword?
        var spelling: UnsafePointer<UInt8>?
        var count = 0
    }

    private static func index(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        (Int(start[0]) &* 31 &+ Int(start[1]) &* 7 &+ Int(start[count - 1]) &* 3 &+ count) & indexMask
    }

    /// A table of hashes without strings, dictionaries and arrays, each of which costs many calls in an unoptimized
    /// build. Written once, and never freed.
    nonisolated(unsafe) private static let slots: UnsafePointer<Slot> = {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: indexMask + 1)
        slots.initialize(repeating: Slot(), count: indexMask + 1)
        for keyword in allCases {
            let bytes = Array(keyword.rawValue.utf8)
            precondition(bytes.count >= 2 && bytes.count <= byteCountMax)
            let spelling = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            spelling.initialize(from: bytes, count: bytes.count)
            var index = index(spelling, bytes.count)
            while slots[index].keyword != nil { index = (index + 1) & indexMask }
            slots[index] = Slot(keyword: keyword, spelling: UnsafePointer(spelling), count: bytes.count)
        }
        return UnsafePointer(slots)
    }()
}
