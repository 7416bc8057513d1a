/// A decorator that can be written: a type that forwards to another one of the same protocol.
///
/// Only the planner makes one, so rendering it cannot fail.
struct DecoratorPlan: Sendable {
    let head: DecoratorHead
    /// The `#if` branches around it.
    let conditions: [CompilationCondition]
    /// The type that the protocol is nested in; nil at the top of the file.
    let enclosing: ExtensionHead?
    let attributes: [CopiedAttribute]
    /// `nonisolated`, where the protocol's members have an actor and the decorator itself must have none.
    let isNonisolated: Bool
    /// `API.Store`
    let protocolPath: String
    /// The existential type that `traced()` returns: `any Store<Item>`.
    let existential: String
    let isNoncopyable: Bool
    let isMutable: Bool
    let associatedTypes: [DecoratorAssociatedType]
    let members: [DecoratorMember]
    /// The place that the compiler's errors about missing requirements are to name; nil where none can be missing.
    let errorLocation: SourceLocation?
    /// The files whose imports the requirements need.
    let files: [ParsedFile]
    let exposedNames: [String: AccessLevel]
}

extension DecoratorPlan {
    /// Those of its traced members, in their order.
    var sites: [SitePlan] {
        members.compactMap { if case .traced(let wrapper) = $0 { wrapper.site } else { nil } }
    }
}

struct DecoratorAssociatedType: Sendable {
    let name: String
    let conditions: [CompilationCondition]
}

/// A member of a decorator, which satisfies one requirement.
indirect enum DecoratorMember: Sendable {
    case traced(WrapperPlan)
    case forwarded(ForwarderPlan)

    var conditions: [CompilationCondition] {
        switch self {
        case .traced(let wrapper): wrapper.place.conditions
        case .forwarded(let forwarder): forwarder.conditions
        }
    }
}

/// A member that calls the base and does nothing else.
struct ForwarderPlan: Sendable {
    enum Body: Sendable {
        case statements([String])
        /// The getter's expression, and the setter if there is one.
        case accessors(getter: String, setter: Setter?)
    }

    struct Setter: Sendable {
        /// `set`, `nonmutating set`
        let head: String
        let statement: String
    }

    let conditions: [CompilationCondition]
    let signature: SignaturePlan
    let body: Body
}
