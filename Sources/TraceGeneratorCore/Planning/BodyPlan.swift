/// The plan of a wrapper's body, which calls the original inside the span.
struct BodyPlan: Sendable {
    /// `self.getUser`, `WrapperFixtures::parsePort`
    let callee: String
    /// `id: id`; nil for a property, which is not called.
    let arguments: [String]?
    let effects: BodyEffects
    /// Whether the closure evaluates an autoclosure that throws. The original catches its errors, but the compiler
    /// takes the closure for one that throws, unless the closure says that it throws nothing.
    let passesThrowingAutoclosure: Bool
    /// The safety of the call and of its result under strict memory safety.
    let safety: BodySafety
    /// Values that a closure cannot consume or send unless they are wrapped before.
    let moved: [MovedValue]
    /// The expressions that the span's parent is read from; the first that has one wins.
    let parents: [Reading]
    /// Whether the call changes a value that a parent is read from, so that the parent must be read first.
    let readsParentsFirst: Bool
    /// Whether the span starts a trace of its own: only the entry points with a parent look for that.
    let isRoot: Bool
    let before: [Recording]
    let injection: Injection?
    let after: [Recording]
    /// Whether the span ends with the sequence that the original returns.
    let endsWithSequence: Bool
    /// Whether the span may end with the body of the response that the original returns.
    let followsResponse: Bool
    let result: ResultForm
    /// The form of `Self` in the result, which a decorator wraps.
    let wrappedResult: SelfForm
    /// Whether the body must say `return`: where it does not, a result builder that the protocol names builds it.
    let returnsExplicitly: Bool
    let names: LocalNames
}

struct BodyEffects: Sendable, Equatable {
    enum Throwing: Sendable, Equatable {
        case never
        case any
        /// The error's type as the wrapper writes it.
        case typed(String)
        case `rethrows`
    }

    let isAsync: Bool
    let throwing: Throwing
}

/// The places that strict memory safety wants an `unsafe` at. It means nothing, and costs nothing, elsewhere.
struct BodySafety: Sendable, Equatable {
    /// Claims that calling the original is unsafe.
    let callIsUnsafe: Bool
    /// Claims that the result's type is unsafe, so that passing it on is.
    let resultIsUnsafe: Bool
}

/// A parameter or `self` whose value goes into the closure through a box of the runtime's:
/// `var consumedHandle = TraceRuntime::TraceConsuming(handle)`.
struct MovedValue: Sendable {
    enum Form: String, Sendable {
        case consumed = "TraceConsuming"
        /// Through a box that may send its value on.
        case sent = "TraceSending"
    }

    let form: Form
    /// `handle`
    let value: String
    /// `consumedHandle`
    let variable: String
    /// Whether its type is unsafe under strict memory safety.
    let isUnsafe: Bool

    /// Takes the value out; only once.
    var taken: String { "\(variable).take()" }

    /// Looks at the value and leaves it where it is.
    var borrowed: String { "\(variable).value" }
}

enum ResultForm: Sendable {
    /// `Void`
    case nothing
    case value
    /// `sending`
    case sent
    case never
}

/// An expression of the annotation's, and the line that it stands on.
struct Reading: Sendable, Equatable {
    let expression: String
    let location: SourceLocation
}

/// A statement that records something before or after the call.
struct Recording: Sendable {
    enum Statement: Sendable {
        case attribute(AttributeKey)
        /// The request; it tells the method where the annotation does not.
        case request(Share, tellsMethod: Bool)
        case pathParameters(Share)
        case pathParameter(String)
        case requestBody
        /// With the status that the annotation names, for a result that carries none.
        case response(status: Int?)
        case responseBody
    }

    /// The share of the request that one value of `request:` provides: the whole, or a part.
    enum Share: Sendable {
        case whole
        case parts
    }

    let statement: Statement
    /// Empty for the response of a route that returns nothing.
    let reading: Reading
}

enum AttributeKey: Sendable, Equatable {
    case custom(String)
    /// A name that the runtime maps to that of the conventions in force: its constant of `TraceAttributeKey`.
    case convention(String)
}

/// The closure's own names, which differ from those of all parameters.
struct LocalNames: Sendable, Equatable {
    let span: String
    let result: String
    let sentResult: String
    let parent: String
    let stream: String
}
