internal import Foundation

/// An error as Foundation and Apple's frameworks throw it: an `NSError`, `URLError`, `CocoaError` or `POSIXError`.
///
/// Its description is not recorded, because it prints the URLs and paths that the error knows.
struct FoundationError {
    /// Domain and code: `NSURLErrorDomain -1004`.
    let type: String
    let message: String

    /// - Returns: nil if the error is of another kind.
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
