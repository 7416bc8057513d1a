/// Runs `body` inside a span that is written by hand.
///
/// `parent` is the context to continue, where it is not the active span's; it is asked only while tracing, and
/// `attributes` only if the span is recorded.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, parent: parent()) {
        SiteContent(name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try run(body, in: opening)
}

/// Runs `body` inside a span that is written by hand, on the caller's actor.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, parent: parent()) {
        SiteContent(name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try await run(body, in: opening, isolation: isolation)
}

/// Runs `body` inside a span that is written by hand, and throws only if it does: for functions that `rethrow`.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, parent: parent()) {
        SiteContent(name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try runRethrowing(body, in: opening)
}

/// Runs `body` inside a span that is written by hand, on the caller's actor, and throws only if it does.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, parent: parent()) {
        SiteContent(name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try await runRethrowing(body, in: opening, isolation: isolation)
}
