internal import Foundation

/// An error of Foundation or Apple's frameworks: an `NSError`, `URLError`, `CocoaError` or `POSIXError`.
///
/// Its description is not recorded, because it contains the URLs and paths that the error concerns.
struct FoundationError {
    /// Domain and code: `NSURLErrorDomain -1004`.
    let type: String
    let message: String

    /// Reads domain, code and message; nil if the error is of another kind.
    init?(_ error: any Error) {
        switch error {
        case let error as any CustomNSError: type = "\(Swift.type(of: error).errorDomain) \(error.errorCode)"
        case _ where Swift.type(of: error) is NSError.Type:
            let error = error as NSError
            type = "\(error.domain) \(error.code)"
        default: return nil
        }
        message = error.localizedDescription
    }
}
