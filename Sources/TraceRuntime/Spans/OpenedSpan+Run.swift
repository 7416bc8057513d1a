// Binding a span, running a body in it and ending it, in the four ways that Swift tells apart. `TaskLocal.withValue`
// knows neither typed throws nor non-copyable results, so the outcome leaves its closure through a variable.

@inlinable
func run<R: ~Copyable, E: Error>(
    _ body: (TraceSpan) throws(E) -> R, in opened: OpenedSpan
) throws(E) -> R {
    guard opened.isNew else { return try body(opened.span) }
    var outcome: Result<R, E>?
    TraceScope.binding.withValue(opened.span.scope) {
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

@inlinable
func run<R: ~Copyable, E: Error>(
    _ body: (TraceSpan) async throws(E) -> R, in opened: OpenedSpan, isolation: isolated (any Actor)?
) async throws(E) -> R {
    guard opened.isNew else { return try await body(opened.span) }
    var outcome: Result<R, E>?
    await TraceScope.binding.withValue(opened.span.scope) {
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
    try TraceScope.binding.withValue(opened.span.scope) {
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
    try await TraceScope.binding.withValue(opened.span.scope) {
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
