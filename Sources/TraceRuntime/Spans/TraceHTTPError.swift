/// An error with the status of the HTTP response that it becomes.
public protocol TraceHTTPError: Error {
    var traceStatus: Int { get }

    /// The property's first name.
    @available(*, deprecated, renamed: "traceStatus")
    var httpStatus: Int { get }
}

extension TraceHTTPError {
    @available(*, deprecated, message: "give the type's property httpStatus the name traceStatus")
    public var traceStatus: Int { isAskedByFirstName.withValue(true) { httpStatus } }

    @available(*, deprecated, renamed: "traceStatus")
    public var httpStatus: Int { isAskedByFirstName.get() ? 500 : traceStatus }
}

/// Keeps the two names from asking each other for ever, where a type has neither.
private let isAskedByFirstName = TaskLocal(wrappedValue: false)
