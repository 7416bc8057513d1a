/// Ended spans on their way out.
struct SpanBatch: Sendable {
    private let content: Content

    private enum Content {
        case recorded(RecordedSpans)
        case finished([FinishedTraceSpan])
    }

    init(_ slots: [SpanSlot.Reference], _ timescale: TraceTimescale) {
        content = .recorded(RecordedSpans(slots: slots, timescale: timescale))
    }

    init(_ spans: [FinishedTraceSpan]) { content = .finished(spans) }

    var count: Int {
        switch content {
        case .recorded(let spans): spans.slots.count
        case .finished(let spans): spans.count
        }
    }

    /// Some of its spans, by their places in it.
    func part(_ places: Range<Int>) -> SpanBatch {
        if places == 0..<count { return self }
        return switch content {
        case .recorded(let spans): SpanBatch(Array(spans.slots[places]), spans.timescale)
        case .finished(let spans): SpanBatch(Array(spans[places]))
        }
    }

    /// The spans as values.
    var finished: [FinishedTraceSpan] {
        switch content {
        case .recorded(let spans): spans.finished
        case .finished(let spans): spans
        }
    }

    /// The spans as they were recorded, for those who need no values; nil if there are only values.
    var recorded: RecordedSpans? {
        if case .recorded(let spans) = content { spans } else { nil }
    }
}

/// Spans that stand where they were recorded. They are there until their batch has been exported.
struct RecordedSpans: Sendable {
    let slots: [SpanSlot.Reference]
    let timescale: TraceTimescale

    var finished: [FinishedTraceSpan] { slots.map { $0.record.finished(timescale) } }
}
