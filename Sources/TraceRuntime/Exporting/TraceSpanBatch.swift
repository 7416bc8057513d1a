/// A batch of ended spans for an exporter.
///
/// A batch refers to the memory in which its spans were recorded, which later spans reuse. So it cannot be copied or
/// kept beyond the call that borrows it. Keep its ``spans``, or the bytes that ``TraceOTLPEncoder`` encodes it to.
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

    /// Returns a part of the batch.
    func part(_ places: Range<Int>) -> TraceSpanBatch {
        switch content {
        case .recorded(let spans): TraceSpanBatch(RecordedSpans(slots: Array(spans.slots[places]), rules: spans.rules))
        case .finished(let spans): TraceSpanBatch(Array(spans[places]))
        }
    }

    /// The spans as values, in the order of their ends. Each access creates them again.
    public var spans: [FinishedTraceSpan] {
        switch content {
        case .recorded(let spans): spans.finished
        case .finished(let spans): spans
        }
    }

    /// The spans as records, for exporters that need no values; nil if there are only values.
    var recorded: RecordedSpans? {
        if case .recorded(let spans) = content { spans } else { nil }
    }
}

/// Ended spans in their slots. The slots are reused only after the batch has been exported.
struct RecordedSpans: Sendable {
    let slots: [SpanSlot.Reference]
    let rules: FinishingRules

    var finished: [FinishedTraceSpan] { slots.map { $0.record.finished(by: rules) } }
}
