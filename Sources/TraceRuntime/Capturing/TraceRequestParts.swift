/// Several values that an annotation's `request:` names, each of which says a part of the request.
///
/// Its type knows whether a request, and whether path parameters, are among them, so that the compiler reports it where
/// what is asked for is not.
public struct TraceRequestParts<Request, PathParameters> {
    let requests: [any TraceRequest]
    let pathParameters: [any TracePathParameters]

    private init(_ requests: [any TraceRequest], _ pathParameters: [any TracePathParameters]) {
        self.requests = requests
        self.pathParameters = pathParameters
    }

    /// Nothing yet.
    public init() where Request == TraceAbsent, PathParameters == TraceAbsent {
        self.init([], [])
    }

    /// A request that knows its path parameters.
    public func and(
        _ request: some TraceRequest & TracePathParameters
    ) -> TraceRequestParts<TracePresent, TracePresent> {
        TraceRequestParts<TracePresent, TracePresent>(requests + [request], pathParameters + [request])
    }

    /// A request whose path parameters stand elsewhere.
    public func and(_ request: some TraceRequest) -> TraceRequestParts<TracePresent, PathParameters> {
        TraceRequestParts<TracePresent, PathParameters>(requests + [request], pathParameters)
    }

    /// What merely supplies path parameters.
    public func and(_ parameters: some TracePathParameters) -> TraceRequestParts<Request, TracePresent> {
        TraceRequestParts<Request, TracePresent>(requests, pathParameters + [parameters])
    }

    @available(*, unavailable, message: "conform its type to TraceRequest or TracePathParameters: see Frameworks")
    @_disfavoredOverload
    public func and<V>(_ value: V) -> TraceNoRequestPart { TraceNoRequestPart() }
}

/// What becomes of the parts where one of them is none, so that nothing but that is reported.
public struct TraceNoRequestPart {
    /// Whatever else is named.
    public func and<V>(_ value: V) -> TraceNoRequestPart { self }
}

/// Says in a type that something is there.
public enum TracePresent {}

/// Says in a type that something is not there.
public enum TraceAbsent {}
