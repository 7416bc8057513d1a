extension TraceContext {
    /// The context of the innermost span that is open in this task; nil if there is none or tracing is off.
    public static var current: TraceContext? { TraceSpan.current?.context }

    /// What an annotation's `parent:` and a route's request mean: the context that the new span continues.
    public static func parent(_ context: TraceContext?) -> TraceContext? { context }

    /// A request's own context; nil if its headers hold none.
    public static func parent(_ request: some TraceRequest) -> TraceContext? {
        TraceContext(extracting: TraceHeaderLines(lines: request.traceHeaders))
    }

    /// The context that headers hold, those of a message, for instance; nil if there is none.
    public static func parent(_ headers: some TraceHeaders) -> TraceContext? {
        TraceContext(extracting: headers)
    }

    /// What merely supplies path parameters says nothing of a parent.
    @_disfavoredOverload
    public static func parent(_ parameters: some TracePathParameters) -> TraceContext? { nil }

    @available(*, unavailable, message: "conform its type to TraceRequest or TraceHeaders: see Frameworks")
    @_disfavoredOverload
    public static func parent<Carrier>(_ carrier: Carrier) -> TraceContext? { nil }
}
