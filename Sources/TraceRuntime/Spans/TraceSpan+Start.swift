// Spans that outlive the function that starts them.

extension TraceSpan {
    /// Starts a span that ``end()`` ends later, on whatever thread or task.
    ///
    /// It does not become the active span: ``run(_:)`` makes it that for a while. Prefer `withTraceSpan`, which cannot
    /// forget to end its span. A span that is never ended is not exported. It is counted in ``TraceStatistics/open``,
    /// and named at shutdown.
    ///
    /// `parent` is the context to continue; nil continues the active span. It is evaluated only while tracing is on,
    /// and `attributes` only if the span is recorded.
    public static func start(
        _ name: String, kind: TraceSpanKind = .internal, parent: @autoclosure () -> TraceContext? = nil,
        attributes: @autoclosure () -> TraceAttributes = [:], function: String = #function, fileID: String = #fileID,
        line: Int = #line
    ) -> TraceSpan {
        guard LiveRecorders.isAny else { return TraceSpan() }
        let opening = TraceScope.current.openSpan(name, kind: kind, parent: parent()) {
            HandwrittenSite(
                name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes())
        }
        // Where nothing is recorded or counted, it is the active span, which is not ended here.
        return opening.isNew ? opening.startedByHand(fileID: fileID, line: line) : opening.span
    }

    /// Ends a span that ``start(_:kind:parent:attributes:function:fileID:line:)`` started. Further calls do nothing.
    ///
    /// It does nothing to a span that a closure runs in either: that one ends with the closure.
    public func end() {
        guard scope.traits.contains(.startedByHand) else { return }
        scope.observing?.endByHand(isRecorded: isRecording)
    }

    /// Runs `body` with this span as the active one: spans that are opened in it are its children.
    ///
    /// An error that `body` throws is not recorded, because the span goes on: see ``recordError(_:)``.
    public func run<R: ~Copyable, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
        guard scope.spanContext != nil else { return try body() }
        var outcome: Result<R, E>?
        bound {
            do throws(E) { outcome = .success(try body()) } catch { outcome = .failure(error) }
        }
        return try outcome.take()!.get()
    }

    /// Runs `body` with this span as the active one, on the caller's actor.
    public func run<R: ~Copyable, E: Error>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws(E) -> R
    ) async throws(E) -> R {
        guard scope.spanContext != nil else { return try await body() }
        var outcome: Result<R, E>?
        await bound(isolation: isolation) {
            _ = isolation  // A closure runs on the actor only if it captures it.
            do throws(E) { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        }
        return try outcome.take()!.get()
    }
}

extension SpanOpening {
    /// The new span, which ``TraceSpan/end()`` ends.
    func startedByHand(fileID: String, line: Int) -> TraceSpan {
        span.scope.observing?.noteOpen(fileID: fileID, line: line)
        return TraceSpan(scope: span.scope.startedByHand, inherited: span.inherited)
    }
}

extension TraceSpan {
    /// Ends a span that was started by hand.
    ///
    /// - Parameter error: the error that the operation failed with; nil if it did not fail.
    func endByHand(throwing error: (any Error)?) {
        if let error { noteThrown(error) }
        end()
    }
}

extension TraceSpan {
    /// Hands over the end of a span that a closure runs in: the span goes on after the closure, and ``end()`` ends it.
    func handedOver() -> TraceSpan {
        guard let observing = scope.observing else { return self }
        observing.handOver()
        return TraceSpan(scope: scope.startedByHand, inherited: inherited)
    }
}

extension RecordingSpan {
    fileprivate func noteOpen(fileID: String, line: Int) {
        slot.noteOpen(generation, in: recorder.address) { record in
            if record.site == nil { record.notePlace(fileID: fileID, line: line) }
        }
    }

    fileprivate func handOver() {
        slot.noteOpen(generation, in: recorder.address) { $0.handOver() }
    }

    fileprivate func endByHand(isRecorded: Bool) {
        guard slot.end(generation, at: .now, byHand: true) else { return }
        if isRecorded { recorder.value.add(slot) } else { recorder.value.count(slot) }
    }
}
