/// An error that becomes a response with a status of its own.
public protocol TraceHTTPError: Error {
    var httpStatus: Int { get }
}
