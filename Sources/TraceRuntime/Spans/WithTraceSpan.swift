// What generated wrappers call. Each entry point is inlined into the wrapper as far as the question whether anything is
// being traced at all: where nothing is, a wrapper costs that one load. The site is an autoclosure since even a glance
// at a global constant costs more than that. Those that take a parent, which is large, stand apart from those that do
// not.

/// Runs `body` inside the span of `site`.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard TraceSystem.isActive else { return try body(TraceSpan()) }
    return try runActive(site(), body)
}

/// Runs `body` inside the span of `site`, which continues `parent`, if there is one, instead of the active span. It is
/// asked only while tracing.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard TraceSystem.isActive else { return try body(TraceSpan()) }
    return try run(body, in: OpenedSpan(site(), parent: parent(), below: .current))
}

/// Runs `body` inside the span of `site`, on the caller's actor.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard TraceSystem.isActive else { return try await body(TraceSpan()) }
    return try await runActive(site(), isolation: isolation, body)
}

/// Runs `body` inside the span of `site`, which continues `parent`, if there is one, instead of the active span, on the
/// caller's actor.
@inlinable @inline(__always)
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext?,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard TraceSystem.isActive else { return try await body(TraceSpan()) }
    return try await run(
        body, in: OpenedSpan(site(), parent: parent(), below: .current), isolation: isolation)
}

/// Runs `body` inside the span of `site`, and throws only if it does: what a function that `rethrows` needs.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard TraceSystem.isActive else { return try body(TraceSpan()) }
    return try runRethrowing(body, in: OpenedSpan(site(), parent: parent(), below: .current))
}

/// Runs `body` inside the span of `site`, on the caller's actor, and throws only if it does.
@inlinable @inline(__always)
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard TraceSystem.isActive else { return try await body(TraceSpan()) }
    return try await runRethrowing(
        body, in: OpenedSpan(site(), parent: parent(), below: .current), isolation: isolation)
}

// MARK: - While something is being traced

@inlinable @inline(never)
func runActive<R: ~Copyable, E: Error>(_ site: TraceSite, _ body: (TraceSpan) throws(E) -> R) throws(E) -> R {
    let scope = TraceScope.binding.get()
    if scope.isTransparent { return try body(TraceSpan(passing: scope)) }
    return try run(body, in: OpenedSpan(site, below: scope))
}

@inlinable @inline(never)
func runActive<R: ~Copyable, E: Error>(
    _ site: TraceSite, isolation: isolated (any Actor)?, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    let scope = TraceScope.binding.get()
    if scope.isTransparent { return try await body(TraceSpan(passing: scope)) }
    return try await run(body, in: OpenedSpan(site, below: scope), isolation: isolation)
}
