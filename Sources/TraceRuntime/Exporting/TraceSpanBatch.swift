/// Ended spans on their way to an exporter.
///
/// A batch is read where its spans were recorded, in memory that the next spans use. So it cannot be copied, nor kept
/// beyond the call that borrows it: keep its ``spans``, or the bytes that ``TraceOTLPEncoder`` makes of it.
public struct TraceSpanBatch: ~Copyable, Sendable {
    private let content: Content

    private enum Content {
        case recorded(RecordedSpans)
        case finished([FinishedTraceSpan])
    }

    init(_ spans: RecordedSpans) { content = .recorded(spans) }

    init(_ spans: [FinishedTraceSpan]) { content = .finished(spans) }

    /// The number of spans, at least one.
    public var count: Int {
        switch content {
        case .recorded(let spans): spans.slots.count
        case .finished(let spans): spans.count
        }
    }

    /// Some of the spans, by their places in the batch.
    func part(_ places: Range<Int>) -> TraceSpanBatch {
        switch content {
        case .recorded(let spans): TraceSpanBatch(RecordedSpans(slots: Array(spans.slots[places]), rules: spans.rules))
        case .finished(let spans): TraceSpanBatch(Array(spans[places]))
        }
    }

    /// The spans as values, in the order in which they ended. Each call makes them anew.
    public var spans: [FinishedTraceSpan] {
        switch content {
        case .recorded(let spans): spans.finished
        case .finished(let spans): spans
        }
    }

    /// The spans as they were recorded, for exporters that need no values; nil if there are only values.
    var recorded: RecordedSpans? {
        if case .recorded(let spans) = content { spans } else { nil }
    }
}

/// Ended spans where they were recorded. They stand there until their batch has been exported.
struct RecordedSpans: Sendable {
    let slots: [SpanSlot.Reference]
    let rules: FinishingRules

    var finished: [FinishedTraceSpan] { slots.map { $0.record.finished(by: rules) } }
}
