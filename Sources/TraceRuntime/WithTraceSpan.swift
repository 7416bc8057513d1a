// The entry points for generated wrappers.
//
// Each entry point is inlined into the wrapper, and the wrapper into its caller, up to the test whether the call is
// observed. The test is one load if tracing is off, and a task-local read if the trace is not sampled. If it fails, the
// original function is called as if there were no wrapper. The site is an autoclosure, because reading a global
// constant would cost more than the test. The entry points with a parent are separate, because a parent is large.

/// Runs `body` inside the span of `site`.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard let scope = TraceScope.observed else { return try body(TraceSpan()) }
    return try run(site(), below: scope, body)
}

/// Runs `body` inside the span of `site`. The span continues `parent`, or the active span if `parent` is nil. `parent`
/// is evaluated only while tracing is on.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    var opening = TraceScope.current.openSpan(site(), parent: parent())
    return try run(body, in: &opening)
}

/// Runs `body` inside the span of `site`, on the caller's actor.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard let scope = TraceScope.observed else { return try await body(TraceSpan()) }
    return try await run(site(), below: scope, isolation: isolation, body)
}

/// Runs `body` inside the span of `site`, on the caller's actor. The span continues `parent`, or the active span if
/// `parent` is nil.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    return try await run(body, in: TraceScope.current.openSpan(site(), parent: parent()), isolation: isolation)
}

/// Runs `body` inside the span of `site`, and throws only if `body` throws. Functions that `rethrow` need it.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    return try runRethrowing(body, in: TraceScope.current.openSpan(site(), parent: parent()))
}

/// Runs `body` inside the span of `site`, on the caller's actor, and throws only if `body` throws.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    return try await runRethrowing(
        body, in: TraceScope.current.openSpan(site(), parent: parent()), isolation: isolation)
}

// MARK: - Observed calls

@inlinable @inline(never)
func run<R: ~Copyable, E: Error>(
    _ site: TraceSite, below scope: TraceScope, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    var opening = scope.openSpan(site)
    return try run(body, in: &opening)
}

@inlinable @inline(never)
func run<R: ~Copyable, E: Error>(
    _ site: TraceSite, below scope: TraceScope, isolation: isolated (any Actor)?,
    _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    try await run(body, in: scope.openSpan(site), isolation: isolation)
}
