extension TraceContext {
    /// The context of the innermost span that is open in this task; nil if there is none or tracing is off.
    public static var current: TraceContext? { TraceSpan.current?.context }

    /// What an annotation's `parent:` and a route's request mean: the context that the new span continues.
    public static func parent(_ context: TraceContext?) -> TraceContext? { context }

    /// A request's own context; nil if its headers hold none.
    public static func parent(_ request: some TraceRequest) -> TraceContext? { nil }

    /// What merely supplies path parameters says nothing of a parent.
    @_disfavoredOverload
    public static func parent(_ parameters: some TracePathParameters) -> TraceContext? { nil }
}
