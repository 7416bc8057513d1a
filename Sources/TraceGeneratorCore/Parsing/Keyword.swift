/// Words that mean something to the parser where they stand; most of them may be names elsewhere.
enum Keyword: String, CaseIterable, Sendable {
    // What begins a declaration.
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

    // What stands before a type.
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
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        guard (2...Self.byteCountMax).contains(range.count) else { return nil }
        var spelling: UInt128 = 0
        for index in range { spelling = spelling << 8 | UInt128(bytes[index]) }
        guard let keyword = Self.table[spelling] else { return nil }
        self = keyword
    }

    /// As many bytes as an integer of the table holds.
    private static let byteCountMax = 16

    /// An integer of a word's bytes is a key that is hashed and compared without making a string.
    private static let table: [UInt128: Keyword] = {
        var table: [UInt128: Keyword] = [:]
        for keyword in allCases {
            precondition(keyword.rawValue.utf8.count <= byteCountMax)
            table[keyword.rawValue.utf8.reduce(0) { $0 << 8 | UInt128($1) }] = keyword
        }
        return table
    }()
}
