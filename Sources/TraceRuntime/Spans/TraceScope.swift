/// What the current task runs in: a system, or a span of one.
///
/// It is one reference to one object, so that a child finds its parent and its system in a single task-local read.
@usableFromInline
enum TraceScope: Sendable {
    /// Inside `TraceSystem.run`, and no span is open.
    case system(TraceSystem)
    /// Inside a trace that is not recorded: its whole subtree shares this scope.
    case unsampled(UnsampledSpan)
    case recording(RecordingSpan)

    @usableFromInline static let binding = TaskLocal<TraceScope?>(wrappedValue: nil)

    static var current: TraceScope? { binding.get() }

    var system: TraceSystem {
        switch self {
        case .system(let system): system
        case .unsampled(let span): span.system
        case .recording(let span): span.system
        }
    }

    /// Nil where no span is open.
    var context: TraceContext? {
        switch self {
        case .system: nil
        case .unsampled(let span): span.context
        case .recording(let span): span.context
        }
    }
}

/// The context of a trace that is not recorded: it is passed on, and nothing else is kept.
@usableFromInline
final class UnsampledSpan: Sendable {
    let system: TraceSystem
    let context: TraceContext

    init(system: TraceSystem, context: TraceContext) {
        self.system = system
        self.context = context
    }
}
