/// The part of a decorator's plan that all of its members use.
struct DecoratorHead: Sendable {
    /// `TracedUserRepository`
    let name: String
    /// The generic parameter, `Base`; another name where the protocol's requirements use that one.
    let baseType: String
    /// The stored property, `base`, or another name.
    let baseProperty: String
    let isClass: Bool
    /// `public`
    let access: String?
    /// The file of the protocol, and the `#if` branches around it.
    let path: String
    let conditions: [CompilationCondition]

    /// `TracedUserRepository<Base>`
    var type: String { "\(name)<\(baseType)>" }

    /// Returns the expression that a member forwards to.
    func base(of declaration: Declaration) -> String {
        declaration.isStatic ? baseType : "self.\(baseProperty)"
    }

    /// The `#if` branches around a requirement that do not stand around its decorator as well.
    func conditions(_ branches: [CompilationCondition], in file: ParsedFile) -> [CompilationCondition] {
        guard file.file.path == path else { return branches }
        let shared = zip(conditions, branches).prefix { $0 == $1 }.count
        return Array(branches.dropFirst(shared))
    }

    /// A type of a requirement as the decorator writes it: a class cannot take its own `Self` as a parameter.
    func written(_ type: String, _ form: SelfForm) -> String {
        guard isClass else { return type }
        switch form {
        case .none, .hidden: return type
        case .bare: return self.type
        case .optional: return self.type + "?"
        case .array: return "[\(self.type)]"
        }
    }
}
