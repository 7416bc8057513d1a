/// Runs `body` inside a span, in handwritten code.
///
/// `parent` is the context to continue; nil continues the active span. It is evaluated only while tracing is on, and
/// `attributes` only if the span is recorded.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, _ body: (TraceSpan) throws(E) -> R
) throws(E) -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    var opening = TraceScope.current.openSpan(name, kind: kind, parent: parent()) {
        HandwrittenSite(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try run(body, in: &opening)
}

/// Runs `body` inside a span, in handwritten code, on the caller's actor.
@inlinable
public func withTraceSpan<R: ~Copyable, E: Error>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, kind: kind, parent: parent()) {
        HandwrittenSite(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try await run(body, in: opening, isolation: isolation)
}

/// Runs `body` inside a span, in handwritten code, and throws only if `body` throws. Functions that `rethrow` need it.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, _ body: (TraceSpan) throws -> R
) rethrows -> R {
    guard LiveRecorders.isAny else { return try body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, kind: kind, parent: parent()) {
        HandwrittenSite(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try runRethrowing(body, in: opening)
}

/// Runs `body` inside a span, in handwritten code, on the caller's actor, and throws only if `body` throws.
@inlinable
public func withTraceSpanRethrowing<R: ~Copyable>(
    _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
    attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
    line: Int = #line, isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> R
) async rethrows -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    let opening = TraceScope.current.openSpan(name, kind: kind, parent: parent()) {
        HandwrittenSite(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
    }
    return try await runRethrowing(body, in: opening, isolation: isolation)
}
