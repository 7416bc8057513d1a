#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What is said of an error in attributes and events.
/// https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
struct ErrorDescription: Equatable {
    /// `App.UserStore.Failure`, or domain and code of an error of Foundation.
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

    /// The qualified name, less what Swift puts round a private type: `App.(unknown context at $10e3f2a).Failure`.
    private static func typeName(of error: any Error) -> String {
        String(reflecting: Swift.type(of: error))
            .split(separator: ".")
            .filter { !$0.hasPrefix("(unknown context") }
            .joined(separator: ".")
    }
}
