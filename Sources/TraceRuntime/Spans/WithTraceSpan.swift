// What generated wrappers call. Each entry point is inlined into the wrapper as far as the question whether anything is
// being traced at all: where nothing is, a wrapper costs that one load. The site is an autoclosure since even a glance
// at a global constant costs more than that.

/// Runs `body` inside the span of `site`.
///
/// `parent` is the context to continue, where it is not the active span's; it is asked only while tracing.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard TraceSystem.isActive else { return try body(TraceSpan(scope: TraceScope())) }
    let scope = TraceScope.current
    let parent = parent()
    if scope.isTransparent && parent == nil { return try body(TraceSpan(scope: scope)) }
    return try run(body, in: open(site(), parent: parent, below: scope))
}

/// Runs `body` inside the span of `site`, on the caller's actor.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard TraceSystem.isActive else { return try await body(TraceSpan(scope: TraceScope())) }
    let scope = TraceScope.current
    let parent = parent()
    if scope.isTransparent && parent == nil { return try await body(TraceSpan(scope: scope)) }
    return try await run(body, in: open(site(), parent: parent, below: scope), isolation: isolation)
}

/// Runs `body` inside the span of `site`, and throws only if it does: what a function that `rethrows` needs.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard TraceSystem.isActive else { return try body(TraceSpan(scope: TraceScope())) }
    let scope = TraceScope.current
    let parent = parent()
    if scope.isTransparent && parent == nil { return try body(TraceSpan(scope: scope)) }
    return try runRethrowing(body, in: open(site(), parent: parent, below: scope))
}

/// Runs `body` inside the span of `site`, on the caller's actor, and throws only if it does.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard TraceSystem.isActive else { return try await body(TraceSpan(scope: TraceScope())) }
    let scope = TraceScope.current
    let parent = parent()
    if scope.isTransparent && parent == nil { return try await body(TraceSpan(scope: scope)) }
    return try await runRethrowing(body, in: open(site(), parent: parent, below: scope), isolation: isolation)
}

/// Opens the span of a site. It stands here to be inlined: the parent, which is large, is hardly ever given.
@inlinable
func open(_ site: TraceSite, parent: TraceContext?, below scope: TraceScope) -> OpenedSpan {
    if let parent {
        OpenedSpan(site, parent: parent, below: scope)
    } else {
        OpenedSpan(site, below: scope)
    }
}
