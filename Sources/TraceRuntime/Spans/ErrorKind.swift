/// The facts that the type of an error tells about all its errors.
///
/// They are determined once for each type, because conformances and names are slow to look up.
final class ErrorKind: Sendable {
    /// The qualified name of the type: `App.UserStore.Failure`
    let typeName: String
    let isHTTP: Bool
    /// Whether it is an error of Foundation, which has a domain and a code.
    let isFoundation: Bool
    let isLocalized: Bool
    private let isCancellation: Bool
    /// Describes an error of the type; nil if the type has no description of its own.
    let describe: (@Sendable (any Error) -> String?)?

    /// Whether an error of the type says that the caller gave up.
    func isCancellation(_ error: any Error) -> Bool {
        isCancellation || (isFoundation && FoundationError(error)?.isCancellation == true)
    }

    /// The number of types that are remembered. Only a program that makes generic types without end has more.
    private static let countMax = 1_024
    private static let known = TraceMutex<[ObjectIdentifier: ErrorKind]>([:])

    static func of(_ error: any Error) -> ErrorKind {
        let type = Swift.type(of: error)
        if let kind = known.withLock({ $0[ObjectIdentifier(type)] }) { return kind }
        let kind = ErrorKind(type)
        known.withLock { if $0.count < countMax { $0[ObjectIdentifier(type)] = kind } }
        return kind
    }

    private init<Failure: Error>(_ type: Failure.Type) {
        typeName = Self.typeName(of: type)
        isHTTP = type is any TraceHTTPError.Type
        isFoundation = FoundationError.isType(type)
        isLocalized = FoundationError.isLocalized(type)
        isCancellation = type == CancellationError.self
        describe = (type as? any (Error & CustomStringConvertible).Type).map { Self.description(of: $0) }
    }

    private static func description<Value: Error & CustomStringConvertible>(
        of type: Value.Type
    ) -> @Sendable (any Error) -> String? {
        { ($0 as? Value)?.description }
    }

    /// Returns the qualified name without the context that Swift adds for a private type: `App.(unknown context at
    /// $10e3f2a).Failure`.
    private static func typeName(of type: any Error.Type) -> String {
        String(reflecting: type)
            .split(separator: ".")
            .filter { !$0.hasPrefix("(unknown context") }
            .joined(separator: ".")
    }
}
