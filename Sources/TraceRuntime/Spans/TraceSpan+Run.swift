// These functions bind a span, run a body in it and end it. There are four, for synchronous and asynchronous bodies
// with typed throws and with `rethrows`. `TaskLocal.withValue` supports neither typed throws nor non-copyable results,
// so the outcome leaves its closure through a variable.
//
// The frames of the synchronous ones stay on the stack while the body runs. A debug build copies a structure for each
// use of it, and more of it where a function is generic. So what is not generic stands in `SpanOpening`. To inline them
// in debug builds, too, crashes the compiler (6.3.1) where the result is `Self`.

@inlinable @inline(__always)
func run<R: ~Copyable, E: Error>(_ body: (TraceSpan) throws(E) -> R, in opening: inout SpanOpening) throws(E) -> R {
    var outcome: Result<R, E>?
    opening.run { span in
        do throws(E) {
            outcome = .success(try body(span))
            return nil
        } catch {
            outcome = .failure(error)
            return error
        }
    }
    return try outcome.take()!.get()
}

@inlinable @inline(__always)
func run<R: ~Copyable, E: Error>(
    _ body: (TraceSpan) async throws(E) -> R, in opening: SpanOpening,
    isolation: isolated (any Actor)?
) async throws(E) -> R {
    guard opening.isNew else { return try await body(opening.span) }
    var outcome: Result<R, E>?
    await opening.span.bound(isolation: isolation) {
        _ = isolation  // A closure runs on the actor only if it captures it.
        do throws(E) {
            outcome = .success(try await body(opening.span))
            opening.span.end(throwing: nil)
        } catch {
            opening.span.end(throwing: error)
            outcome = .failure(error)
        }
    }
    return try outcome.take()!.get()
}

@inlinable
func runRethrowing<R: ~Copyable>(_ body: (TraceSpan) throws -> R, in opening: SpanOpening) rethrows
    -> R
{
    guard opening.isNew else { return try body(opening.span) }
    var result: R?
    try opening.span.bound {
        do {
            result = try body(opening.span)
            opening.span.end(throwing: nil)
        } catch {
            opening.span.end(throwing: error)
            throw error
        }
    }
    return result.take()!
}

@inlinable
func runRethrowing<R: ~Copyable>(
    _ body: (TraceSpan) async throws -> R, in opening: SpanOpening,
    isolation: isolated (any Actor)?
) async rethrows -> R {
    guard opening.isNew else { return try await body(opening.span) }
    var result: R?
    try await opening.span.bound(isolation: isolation) {
        _ = isolation  // A closure runs on the actor only if it captures it.
        do {
            result = try await body(opening.span)
            opening.span.end(throwing: nil)
        } catch {
            opening.span.end(throwing: error)
            throw error
        }
    }
    return result.take()!
}

extension TraceSpan {
    /// Runs a body with this span as the task's active span.
    @inlinable @inline(__always)
    func bound(_ body: () throws -> Void) rethrows {
        if isBoundAlone { try TraceScope.binding.withValue(scope, operation: body) } else { try boundWithMore(body) }
    }

    /// Whether no more than the scope is bound, as in most traces.
    @inlinable @inline(__always)
    var isBoundAlone: Bool { inherited == nil && !scope.traits.contains(.bridged) }

    /// Runs a body with this span as the active one of another library, or of a trace that shares data.
    @usableFromInline
    func boundWithMore(_ body: () throws -> Void) rethrows {
        if scope.traits.contains(.bridged), let context = BridgedContext.installed {
            return try context.withActive(self, body)
        }
        try TraceScope.inheritedBinding.withValue(inherited) {
            try TraceScope.binding.withValue(scope, operation: body)
        }
    }

    @inlinable @inline(__always)
    func bound(isolation: isolated (any Actor)?, _ body: () async throws -> Void) async rethrows {
        if isBoundAlone {
            try await TraceScope.binding.withValue(scope, operation: body, isolation: isolation)
        } else {
            try await boundWithMore(isolation: isolation, body)
        }
    }

    @usableFromInline
    func boundWithMore(isolation: isolated (any Actor)?, _ body: () async throws -> Void) async rethrows {
        if scope.traits.contains(.bridged), let context = BridgedContext.installed {
            return try await context.withActive(self, isolation: isolation, body)
        }
        try await TraceScope.inheritedBinding.withValue(
            inherited,
            operation: { try await TraceScope.binding.withValue(scope, operation: body, isolation: isolation) },
            isolation: isolation)
    }

    /// Ends the span or the counted call.
    ///
    /// - Parameter error: the error that the body threw.
    @usableFromInline
    func end(throwing error: (any Error)?) {
        guard let observing = scope.observing else { return }
        if let error { noteThrown(error) }
        if isRecording { observing.end() } else { observing.endCounted() }
    }

    /// Records an error that the operation failed with, or counts it if the span is not recorded.
    ///
    /// - Parameter attributes: those of the event, besides the error's.
    func noteThrown(_ error: any Error, attributes: @autoclosure () -> [TraceAttribute] = []) {
        guard let observing = scope.observing else { return }
        if isRecording {
            observing.recordThrown(error, attributes: attributes())
        } else {
            observing.countThrown(error)
        }
    }
}
