/// A wrapper's declaration up to its body.
struct SignaturePlan: Sendable {
    enum Kind: Sendable, Equatable {
        case function
        /// With the modifiers of its getter: `mutating`.
        case property(getterModifiers: [String])
        case `subscript`(getterModifiers: [String])
        /// With `?` or `!`, if it may fail.
        case initializer(failability: String)
    }

    let kind: Kind
    let attributes: [CopiedAttribute]
    /// `public`, `static`; the access level first.
    let modifiers: [String]
    /// With backticks where it needs them.
    let name: String
    /// `<T: Sendable>`; empty if there are none.
    let genericParameters: String
    /// `_ amount: Int = 3`
    let parameters: [String]
    /// `async`, `throws(E)`
    let effects: [String]
    /// Nil where a function says nothing.
    let result: String?
    /// `where T: Sendable`
    let whereClause: String?
    /// The wrapper's documentation comment, one line.
    let documentation: String?
    /// If other modules can use the wrapper, the names in it that another module may declare: the imports that they
    /// come from must have this access level.
    let exposedNames: [String: AccessLevel]
}
