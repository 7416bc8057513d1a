// Binding a span, running a body in it and ending it, in the four ways that Swift tells apart. `TaskLocal.withValue`
// knows neither typed throws nor non-copyable results, so the outcome leaves its closure through a variable.

@inlinable
func run<R: ~Copyable, E: Error>(
    _ body: (TraceSpan) throws(E) -> R, in opened: OpenedSpan
) throws(E) -> R {
    guard opened.isNew else { return try body(opened.span) }
    var outcome: Result<R, E>?
    opened.span.bound {
        do throws(E) {
            outcome = .success(try body(opened.span))
            opened.end()
        } catch {
            opened.end(throwing: error)
            outcome = .failure(error)
        }
    }
    return try outcome.take()!.get()
}

@inlinable @inline(__always)
func run<R: ~Copyable, E: Error>(
    _ body: (TraceSpan) async throws(E) -> R, in opened: OpenedSpan, isolation: isolated (any Actor)?
) async throws(E) -> R {
    guard opened.isNew else { return try await body(opened.span) }
    var outcome: Result<R, E>?
    await opened.span.bound(isolation: isolation) {
        _ = isolation  // A closure runs on the actor only if it captures it.
        do throws(E) {
            outcome = .success(try await body(opened.span))
            opened.end()
        } catch {
            opened.end(throwing: error)
            outcome = .failure(error)
        }
    }
    return try outcome.take()!.get()
}

@inlinable
func runRethrowing<R: ~Copyable>(_ body: (TraceSpan) throws -> R, in opened: OpenedSpan) rethrows -> R {
    guard opened.isNew else { return try body(opened.span) }
    var result: R?
    try opened.span.bound {
        do {
            result = try body(opened.span)
            opened.end()
        } catch {
            opened.end(throwing: error)
            throw error
        }
    }
    return result.take()!
}

@inlinable
func runRethrowing<R: ~Copyable>(
    _ body: (TraceSpan) async throws -> R, in opened: OpenedSpan, isolation: isolated (any Actor)?
) async rethrows -> R {
    guard opened.isNew else { return try await body(opened.span) }
    var result: R?
    try await opened.span.bound(isolation: isolation) {
        _ = isolation  // A closure runs on the actor only if it captures it.
        do {
            result = try await body(opened.span)
            opened.end()
        } catch {
            opened.end(throwing: error)
            throw error
        }
    }
    return result.take()!
}

extension TraceSpan {
    /// Runs a body with this span as the task's active one.
    @inlinable @inline(__always)
    func bound(_ body: () throws -> Void) rethrows {
        guard let cargo else { return try TraceScope.binding.withValue(scope, operation: body) }
        try TraceScope.cargoBinding.withValue(cargo) {
            try TraceScope.binding.withValue(scope, operation: body)
        }
    }

    @inlinable @inline(__always)
    func bound(isolation: isolated (any Actor)?, _ body: () async throws -> Void) async rethrows {
        guard let cargo else {
            return try await TraceScope.binding.withValue(scope, operation: body, isolation: isolation)
        }
        try await TraceScope.cargoBinding.withValue(
            cargo,
            operation: { try await TraceScope.binding.withValue(scope, operation: body, isolation: isolation) },
            isolation: isolation)
    }
}
