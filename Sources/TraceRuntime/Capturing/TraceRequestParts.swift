/// The values that an annotation's `request:` names, if it names several. Each provides a part of the request.
///
/// Its type tells whether a request and path parameters are among the values. So the compiler reports an error if a
/// requested part is missing.
public struct TraceRequestParts<Request, PathParameters> {
    let requests: [any TraceRequest]
    let pathParameters: [any TracePathParameters]

    private init(_ requests: [any TraceRequest], _ pathParameters: [any TracePathParameters]) {
        self.requests = requests
        self.pathParameters = pathParameters
    }

    /// Creates an empty list of parts.
    public init() where Request == TraceAbsent, PathParameters == TraceAbsent {
        self.init([], [])
    }

    /// Adds a request that has its path parameters.
    public func and(
        _ request: some TraceRequest & TracePathParameters
    ) -> TraceRequestParts<TracePresent, TracePresent> {
        TraceRequestParts<TracePresent, TracePresent>(requests + [request], pathParameters + [request])
    }

    /// Adds a request without path parameters.
    public func and(_ request: some TraceRequest) -> TraceRequestParts<TracePresent, PathParameters> {
        TraceRequestParts<TracePresent, PathParameters>(requests + [request], pathParameters)
    }

    /// Adds a value that has only path parameters.
    public func and(_ parameters: some TracePathParameters) -> TraceRequestParts<Request, TracePresent> {
        TraceRequestParts<Request, TracePresent>(requests, pathParameters + [parameters])
    }

    @available(*, unavailable, message: "conform its type to TraceRequest or TracePathParameters: see Frameworks")
    @_disfavoredOverload
    public func and<V>(_ value: V) -> TraceNoRequestPart { TraceNoRequestPart() }
}

/// The parts after one that is neither a request nor path parameters. It suppresses further error messages of the
/// compiler.
public struct TraceNoRequestPart {
    /// Accepts any further part.
    public func and<V>(_ value: V) -> TraceNoRequestPart { self }
}

/// A type argument that marks a part as present.
public enum TracePresent {}

/// A type argument that marks a part as missing.
public enum TraceAbsent {}
