extension TraceContext {
    /// The context of the active span of this task; nil if no span is active or tracing is off.
    public static var current: TraceContext? {
        guard LiveRecorders.isAny, let tracer = LiveRecorders.current?.value.settings.foreignTracer else {
            return TraceSpan.current?.context
        }
        // A span of the library may be nearer than one of this module.
        return TraceContext(tracer.activeContext)
    }

    /// Returns the context that a new span continues. Generated wrappers call it for an annotation's `parent:` and a
    /// route's request.
    public static func parent(_ context: TraceContext?) -> TraceContext? { context }

    /// Extracts the context from a request's headers; nil if they contain none.
    public static func parent(_ request: some TraceRequest) -> TraceContext? {
        let lines = request.traceHeaders
        return TraceContext(extracting: PropagationFields(lines: lines), of: HeaderLines(lines: lines))
    }

    /// Extracts the context from headers, such as those of a message; nil if they contain none.
    public static func parent(_ headers: some TraceHeaders) -> TraceContext? {
        TraceContext(extracting: headers)
    }

    /// Returns nil, because a value that has only path parameters has no headers.
    @_disfavoredOverload
    public static func parent(_ parameters: some TracePathParameters) -> TraceContext? { nil }

    @available(*, unavailable, message: "conform its type to TraceRequest or TraceHeaders: see Frameworks")
    @_disfavoredOverload
    public static func parent<Carrier>(_ carrier: Carrier) -> TraceContext? { nil }
}
