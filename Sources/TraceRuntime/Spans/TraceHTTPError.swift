/// An error with the status of the HTTP response that it becomes.
public protocol TraceHTTPError: Error {
    var httpStatus: Int { get }
}
