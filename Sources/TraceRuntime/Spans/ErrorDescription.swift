#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The type and message of an error for attributes and events:
/// https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
struct ErrorDescription: Equatable {
    /// The type's name, such as `App.UserStore.Failure`, or domain and code of an error of Foundation.
    let type: String
    let message: String

    init(_ error: any Error, redaction: Redaction, upTo limit: TextLimit) {
        let foundation = FoundationError(error)
        self.type = foundation?.type ?? Self.typeName(of: error)
        let message =
            (error as? any LocalizedError)?.errorDescription ?? foundation?.message ?? String(describing: error)
        self.message = redaction.masked(message, by: .freeText, upTo: limit)
    }

    var eventAttributes: [TraceAttribute] {
        [
            TraceAttribute("exception.type", .string(type)),
            TraceAttribute("exception.message", .string(message)),
        ]
    }

    /// Returns the qualified name without the context that Swift adds for a private type: `App.(unknown context at
    /// $10e3f2a).Failure`.
    private static func typeName(of error: any Error) -> String {
        String(reflecting: Swift.type(of: error))
            .split(separator: ".")
            .filter { !$0.hasPrefix("(unknown context") }
            .joined(separator: ".")
    }
}
