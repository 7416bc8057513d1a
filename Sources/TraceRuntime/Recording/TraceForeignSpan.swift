/// A span of another library's tracer.
///
/// While it is open, this module records what it is to have, as it does for its own spans: so the same rules mask
/// secrets, and the same limits apply. The span gets all of it when it ends.
public protocol TraceForeignSpan: TraceForeignContext {
    /// Whether the tracer records the span. It is asked once, at the start.
    var isRecording: Bool { get }

    /// Gives the span its name, attributes, events, links and status, and ends it.
    func end(as span: FinishedTraceSpan)
}
