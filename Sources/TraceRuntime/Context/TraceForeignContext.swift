/// A place in a trace of another library's tracer: the context of one of its spans, or one that came with headers.
///
/// A generated bridge conforms to it.
public protocol TraceForeignContext: AnyObject, Sendable {
    /// The headers by which the library carries the context to another process; none outside of a trace.
    var headers: [(name: String, value: String)] { get }
}

/// The part of a ``TraceContext`` that belongs to another library's tracer. It is a class, because contexts are copied
/// often, and most have none.
final class ForeignPlace: Sendable, Hashable {
    let context: any TraceForeignContext
    /// Whether the ids of the ``TraceContext`` are the library's. It may have ids that are not the W3C's.
    let hasIDs: Bool

    init(context: any TraceForeignContext, hasIDs: Bool) {
        self.context = context
        self.hasIDs = hasIDs
    }

    // The ids of a context tell which one it is.
    static func == (lhs: ForeignPlace, rhs: ForeignPlace) -> Bool { lhs.hasIDs == rhs.hasIDs }

    func hash(into hasher: inout Hasher) { hasher.combine(hasIDs) }
}
