// What generated wrappers call. Each entry point is inlined into the wrapper, and the wrapper where it is called, as
// far as the question whether the call is observed: where nothing is traced that is one load, and where the trace is
// not sampled a task-local read, and the original is called as if there were no wrapper. The site is an autoclosure
// since even a glance at a global constant costs more than that. Those that take a parent, which is large, stand apart
// from those that do not.

/// Runs `body` inside the span of `site`.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard let scope = TraceScope.observed else { return try body(TraceSpan()) }
    return try run(site(), below: scope, body)
}

/// Runs `body` inside the span of `site`, which continues `parent`, if there is one, instead of the active span. It is
/// asked only while tracing.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    return try run(body, in: TraceScope.current.openSpan(site(), parent: parent()))
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

/// Runs `body` inside the span of `site`, which continues `parent`, if there is one, instead of the active span, on the
/// caller's actor.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    return try await run(body, in: TraceScope.current.openSpan(site(), parent: parent()), isolation: isolation)
}

/// Runs `body` inside the span of `site`, and throws only if it does: what a function that `rethrows` needs.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    return try runRethrowing(body, in: TraceScope.current.openSpan(site(), parent: parent()))
}

/// Runs `body` inside the span of `site`, on the caller's actor, and throws only if it does.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    return try await runRethrowing(
        body, in: TraceScope.current.openSpan(site(), parent: parent()), isolation: isolation)
}

// MARK: - Where the call is observed

@inlinable @inline(never)
func run<R: ~Copyable, E: Error>(
    _ site: TraceSite, below scope: TraceScope, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    try run(body, in: scope.openSpan(site))
}

@inlinable @inline(never)
func run<R: ~Copyable, E: Error>(
    _ site: TraceSite, below scope: TraceScope, isolation: isolated (any Actor)?,
    _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    try await run(body, in: scope.openSpan(site), isolation: isolation)
}
