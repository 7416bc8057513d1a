/// A protocol with everything that it requires itself, in the order of the source.
struct ProtocolDeclaration: Sendable {
    /// Nil for one that a decorator needs only because another protocol inherits from it.
    let annotation: Annotation?
    /// The protocol and the types around it, outermost first.
    let path: [EnclosingDeclaration]
    /// The `#if` branches around it, outermost first.
    let conditions: [CompilationCondition]
    var associatedTypes: [AssociatedType] = []
    var requirements: [Requirement] = []

    /// `API.Store`
    var dottedPath: String { path.map(\.dottedName).joined(separator: ".") }
}

struct AssociatedType: Sendable {
    let name: String
    /// The inheritance clause and the `where` clause.
    let constraints: [Fragment]
    let conditions: [CompilationCondition]
}

/// One requirement of a protocol.
struct Requirement: Sendable {
    enum Kind: Sendable {
        case function
        /// With the modifiers of its setter, `nonmutating`; nil where it has none.
        case property(setter: [Modifier]?)
        case `subscript`(setter: [Modifier]?)
        /// With `?` or `!`, if it may fail.
        case initializer(failability: String)
    }

    let kind: Kind
    let declaration: Declaration
    let marking: Marking?
}

/// The body of a type or of an extension that has an annotation above it.
struct AnnotatedType: Sendable {
    let annotation: Annotation
    /// The type and those around it, outermost first.
    let path: [EnclosingDeclaration]
    let conditions: [CompilationCondition]
    /// The functions that stand directly in the body and are not ignored.
    var functions: [Declaration] = []
}
