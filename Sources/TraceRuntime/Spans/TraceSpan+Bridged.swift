// What a generated bridge to another tracing library needs.

extension TraceSpan {
    /// Starts a span that another library asks for. It is a child of the span in that library's context, or else of
    /// the span that was active before there was a bridge. Returns nil if there is nothing to record or count, and the
    /// library's context stays as it is.
    ///
    /// A function with `@traceRoute` that answers the request of a SERVER span takes the span over.
    public static func startBridged(
        _ name: String, below parent: TraceSpan?, kind: TraceSpanKind, function: String, fileID: String, line: Int
    ) -> TraceSpan? {
        guard LiveRecorders.isAny else { return nil }
        let parent = parent ?? TraceSpan(TraceScope.binding.get())
        let opening = parent.scope.openSpan(name, kind: kind, parent: nil, parent.inherited) {
            HandwrittenSite(name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: [:])
        }
        guard opening.isNew else { return nil }
        let span = opening.startedByHand(fileID: fileID, line: line)
        guard kind == .server else { return span }
        return TraceSpan(scope: span.scope.offered(), inherited: span.inherited)
    }

    /// Creates the span of another process, which spans of this process continue. Nothing is recorded for it.
    public init(remote context: TraceContext) {
        let inherited = InheritedContext.shared(below: context, tailSampler: nil)
        let span = SpanContext(traceID: context.traceID, spanID: context.spanID, flags: context.flags)
        let scope = TraceScope(remote: span, TraceScope.current.recorder, isInheriting: inherited != nil)
        self.init(scope: scope, inherited: inherited)
    }

    /// The place of the span in another library's tracer; nil without such a tracer.
    public var foreignContext: (any TraceForeignContext)? { inherited?.foreign }

    /// Gives the span another name, unless a route has taken it over: its annotation names it.
    public func updateBridgedName(_ name: String) {
        if !isTakenOver { updateName(name) }
    }

    /// Sets an attribute, unless a route has taken the span over and has this attribute in its annotation.
    public func setBridgedAttribute(_ key: TraceAttributeKey, _ value: TraceAttributeValue) {
        guard let recording else { return }
        var key = key
        if isTakenOver {
            if let site = recording.site, site.constantAttributes.contains(where: { $0.key == key }) { return }
            // The route records its status under this name, and a span must not say it twice.
            if key == "http.response.status_code" { key = .httpStatusCode }
        }
        recording.setAttribute(TraceAttribute(key, value))
    }

    /// Records an error as one that the operation throws. Whether a server's failed depends on the status that it
    /// becomes.
    public func recordBridgedError(_ error: any Error, attributes: @autoclosure () -> TraceAttributes = [:]) {
        noteThrown(error, attributes: attributes().elements)
    }

    private var isTakenOver: Bool { scope.traits.contains(.offering) && recording?.isOffered == false }
}
