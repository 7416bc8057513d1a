/// A function or a computed property as it stands in the source, whether annotated or not.
///
/// The parser describes the source; the planner decides whether it can be wrapped.
final class Declaration: Sendable {
    enum Kind: Sendable, Equatable {
        case function
        /// A `var` with braces; `isReadOnly` claims that it has a getter and no setter, observer or coroutine accessor.
        case property(isReadOnly: Bool)
    }

    let kind: Kind
    /// As written: `getUser`, `` `default` ``, or an operator.
    let name: Fragment
    let attributes: [DeclarationAttribute]
    let modifiers: [Modifier]
    /// `<T: Sendable, each U>` with its brackets.
    let genericParameters: Fragment?
    let parameters: [Parameter]
    /// A property's are those of its getter.
    let effects: Effects
    /// The modifiers of a property's explicit getter: `mutating`, `nonmutating`, `consuming`.
    let getterModifiers: [Modifier]
    /// The result's, or the property's, type.
    let result: Fragment?
    /// `where T: Sendable`, the word included.
    let whereClause: Fragment?
    /// Outermost first.
    let enclosing: [EnclosingDeclaration]
    /// The `#if` branches around it, outermost first, those around its enclosing declarations included.
    let conditions: [CompilationCondition]
    /// False for a protocol requirement or a declaration cut off before its body.
    let hasBody: Bool
    /// The offset of the `func` or `var` keyword.
    let offset: Int

    init(
        kind: Kind, name: Fragment, attributes: [DeclarationAttribute], modifiers: [Modifier],
        genericParameters: Fragment?, parameters: [Parameter], effects: Effects, getterModifiers: [Modifier],
        result: Fragment?, whereClause: Fragment?, enclosing: [EnclosingDeclaration],
        conditions: [CompilationCondition], hasBody: Bool, offset: Int
    ) {
        self.kind = kind
        self.name = name
        self.attributes = attributes
        self.modifiers = modifiers
        self.genericParameters = genericParameters
        self.parameters = parameters
        self.effects = effects
        self.getterModifiers = getterModifiers
        self.result = result
        self.whereClause = whereClause
        self.enclosing = enclosing
        self.conditions = conditions
        self.hasBody = hasBody
        self.offset = offset
    }
}

/// A stretch of source: tokens without leading or trailing trivia.
struct Fragment: Sendable, Equatable {
    let text: String
    /// Indices into the file's tokens.
    let tokens: Range<Int>
    /// UTF-8 offsets into the file.
    let range: Range<Int>
}

/// `@available(macOS 15, *)`, `@MainActor`, `@_spi(Testing)`.
struct DeclarationAttribute: Sendable, Equatable {
    /// Without `@` and arguments: `available`, `MainActor`, `Module.Wrapper`.
    let name: String
    /// The whole attribute, `@` and arguments included.
    let fragment: Fragment
    /// `#if` branches that stand around the attribute alone, inside the declaration.
    let conditions: [CompilationCondition]
}

/// `public`, `static`, `nonisolated(nonsending)`, `private(set)`.
struct Modifier: Sendable, Equatable {
    /// The bare word: `nonisolated`.
    let name: String
    /// The word with its argument.
    let fragment: Fragment
}

struct Parameter: Sendable {
    /// The first name as written; `_` where the call has no label.
    let label: Fragment
    /// The second name, if one is written.
    let secondName: Fragment?
    /// `@escaping`, `@autoclosure`, `@Sendable`, result-builder attributes, those of the type included.
    let attributes: [DeclarationAttribute]
    /// `inout`, `borrowing`, `consuming`, `sending`, `isolated`, `nonisolated(nonsending)`, `some`/`any` excluded.
    let specifiers: [Fragment]
    /// The type without attributes, specifiers and `...`.
    let type: Fragment
    /// Attributes, specifiers and type, as written after the colon.
    let fullType: Fragment
    let isVariadic: Bool
    let defaultValue: Fragment?
}

struct Effects: Sendable, Equatable {
    enum Throwing: Sendable, Equatable {
        case never
        case any
        /// `throws(E)`: the type between the parentheses.
        case typed(Fragment)
        case `rethrows`
    }

    let isAsync: Bool
    /// `reasync`, for diagnostics.
    let isReasync: Bool
    let throwing: Throwing
}

/// A declaration's surroundings: a type, an extension, a protocol, or code.
struct EnclosingDeclaration: Sendable {
    enum Kind: String, Sendable {
        case `struct`, `class`, `actor`, `enum`, `protocol`, `extension`
        /// A function, closure, accessor or any other code block: declarations in it are local.
        case code
    }

    let kind: Kind
    /// `UserStore`; of an extension the extended type as written, `API.Store`; empty for code.
    let name: String
    let attributes: [DeclarationAttribute]
    let modifiers: [Modifier]
    let genericParameters: Fragment?
    /// The inherited types and conformances after the colon.
    let inheritance: Fragment?
    let whereClause: Fragment?
    let offset: Int
}

/// One branch of an `#if` chain around a declaration.
struct CompilationCondition: Sendable, Hashable {
    /// The conditions of the branches before it in the chain; all of them are false here.
    let previous: [String]
    /// Its own; nil for `#else`.
    let condition: String?
    /// Tells chains apart: the offset of their `#if`.
    let chain: Int
}

extension [CompilationCondition] {
    /// Whether code under these and code of the same file under others cannot be compiled at once: they are different
    /// branches of one `#if`.
    func exclude(_ others: Self) -> Bool {
        contains { mine in others.contains { $0.chain == mine.chain && $0 != mine } }
    }
}

/// `@preconcurrency internal import struct Foundation.URL`
struct ImportDeclaration: Sendable {
    let attributes: [DeclarationAttribute]
    /// `public`, `package`, `internal`, `fileprivate`, `private`; nil where none is written.
    let accessLevel: String?
    /// `struct`, `func`, …; nil for a whole module.
    let entityKind: String?
    /// `Foundation.URL`
    let path: String
    let conditions: [CompilationCondition]
    let offset: Int
    /// The offset of the `@traceBridge` above it; nil if there is none.
    let bridgeOffset: Int?

    /// `Foundation`
    var module: String { String(path.prefix { $0 != "." }) }
}
