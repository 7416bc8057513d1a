internal import Foundation

/// An error of Foundation or Apple's frameworks: an `NSError`, `URLError`, `CocoaError` or `POSIXError`.
///
/// Its description is not recorded, because it contains the URLs and paths that the error concerns.
struct FoundationError {
    private let domain: String
    private let code: Int
    let message: String

    /// Reads domain, code and message; nil if the error is of another kind.
    init?(_ error: any Error) {
        switch error {
        case let error as any CustomNSError:
            domain = Swift.type(of: error).errorDomain
            code = error.errorCode
        case _ where Swift.type(of: error) is NSError.Type:
            let error = error as NSError
            domain = error.domain
            code = error.code
        default: return nil
        }
        message = error.localizedDescription
    }

    /// Returns true for the types whose errors it reads.
    static func isType(_ type: any Error.Type) -> Bool { type is any CustomNSError.Type || type is NSError.Type }

    static func isLocalized(_ type: any Error.Type) -> Bool { type is any LocalizedError.Type }

    /// The description that an error of another package gives of itself; nil if it gives none.
    static func localizedDescription(of error: any Error) -> String? {
        (error as? any LocalizedError)?.errorDescription
    }

    /// Domain and code: `NSURLErrorDomain -1004`.
    var type: String { "\(domain) \(code)" }

    /// Whether it is `URLError.cancelled` or `CocoaError.userCancelled`.
    var isCancellation: Bool {
        domain == NSURLErrorDomain && code == NSURLErrorCancelled
            || domain == NSCocoaErrorDomain && code == CocoaError.userCancelled.rawValue
    }
}
