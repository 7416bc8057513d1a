import Synchronization

/// A span that is being recorded, and, once it has ended, the frozen record that waits for export.
///
/// What was known when it started is immutable and read without a lock. The queue holds this object itself; the value
/// that exporters read is made from it off the recording path.
@usableFromInline
final class RecordingSpan: TraceScope, @unchecked Sendable {
    let site: TraceSite
    /// Nil for a root.
    let parentSpanID: TraceSpanID?
    let isParentRemote: Bool
    let startTime: MonotonicTime
    /// Where it goes when it ends, if its trace is not sampled; nil where it is.
    private let holding: Holding?
    private let state: TraceMutex<State>

    struct State {
        /// Nil while it is the site's.
        var name: String?
        var attributes: [TraceAttribute] = []
        var droppedAttributeCount = 0
        var events: [TimedEvent] = []
        var droppedEventCount = 0
        var links: [TraceLink] = []
        var droppedLinkCount = 0
        var status = TraceSpanStatus.unset
        /// Nil while the span is open.
        var endTime: MonotonicTime?

        var hasFailed: Bool { status.isError }
    }

    struct TimedEvent {
        let name: String
        let time: MonotonicTime
        let attributes: [TraceAttribute]
        let droppedAttributeCount: Int
    }

    init(_ site: TraceSite, childOf parent: RecordingSpan) {
        let system = parent.home
        let position = parent.ownPosition
        self.site = site
        self.parentSpanID = position.spanID
        self.isParentRemote = false
        self.holding = parent.holding
        self.state = TraceMutex(State())
        self.startTime = .now
        super.init(
            system: system,
            position: TracePosition(
                traceID: position.traceID, spanID: system.ids.nextSpanID(), flags: position.flags),
            cargo: parent.cargo, isRecording: true)
    }

    init(_ site: TraceSite, system: TraceSystem, position: TracePosition, cargo: TraceCargo?, parent: SpanParent) {
        self.site = site
        self.parentSpanID = parent.context?.spanID
        self.isParentRemote = parent.context?.isRemote ?? false
        self.holding = position.flags.contains(.sampled) ? nil : Holding(root: position.spanID, system.configuration)
        self.state = TraceMutex(State())
        self.startTime = .now
        super.init(system: system, position: position, cargo: cargo, isRecording: true)
        if let link = parent.link { addLink(link, attributes: []) }
    }

    /// Its system. A span never lacks one: the initializers see to it.
    var home: TraceSystem { system! }

    /// Its position. A span never lacks one: the initializers see to it.
    var ownPosition: TracePosition { position! }

    func end() {
        let ended = state.withLock { state -> State? in
            guard state.endTime == nil else { return nil }
            state.endTime = .now
            return state
        }
        guard let ended else { return }
        home.count(self, ended)
        if let holding {
            holding.end(self, ended)
        } else {
            home.enqueue(self, size: ended.estimatedSize)
        }
    }

    /// Changes the span if it is still open.
    private func whileOpen(_ change: (inout State) -> Void) {
        state.withLock { state in
            guard state.endTime == nil else { return }
            change(&state)
        }
    }

    func snapshot() -> State { state.withLock { $0 } }
}

// MARK: - What can be said to an open span

extension RecordingSpan {
    @usableFromInline
    func setAttribute(_ attribute: TraceAttribute) {
        let limits = home.configuration.limits
        // Before it is cut off: half a URL does not look like one.
        var attribute = CapturedText.redacted(attribute, by: site.redaction)
        attribute = TraceAttribute(attribute.key, attribute.value.truncated(to: limits.attributeValueLengthMax))
        whileOpen { state in
            if let index = state.attributes.firstIndex(where: { $0.key == attribute.key }) {
                state.attributes[index] = attribute
            } else if state.attributes.count < limits.attributeCountMax || Self.outcome.contains(attribute.key) {
                // The usual number at once, rather than one, two, four.
                if state.attributes.isEmpty { state.attributes.reserveCapacity(4) }
                state.attributes.append(attribute)
            } else {
                state.droppedAttributeCount += 1
            }
        }
    }

    /// How the operation went. It is known last, so a flood of captured headers must not take its place.
    private static let outcome: Set<TraceAttributeKey> = [.httpStatusCode, .errorMessage, .errorType]

    /// Sets attributes, and removes those whose value is nil.
    func replaceAttributes(_ replacements: [(key: TraceAttributeKey, value: TraceAttributeValue?)]) {
        let removed = replacements.filter { $0.value == nil }.map(\.key)
        whileOpen { state in state.attributes.removeAll { removed.contains($0.key) } }
        for case (let key, let value?) in replacements { setAttribute(TraceAttribute(key, value)) }
    }

    func setName(_ name: String) {
        whileOpen { $0.name = name }
    }

    func addEvent(_ name: String, attributes: [TraceAttribute]) {
        let limits = home.configuration.limits
        let kept = attributes.limited(to: limits.attributePerEventCountMax, limits)
        let event = TimedEvent(
            name: name, time: .now, attributes: kept, droppedAttributeCount: attributes.count - kept.count)
        whileOpen { state in
            if state.events.count < limits.eventCountMax {
                state.events.append(event)
            } else {
                state.droppedEventCount += 1
            }
        }
    }

    func addLink(_ context: TraceContext, attributes: [TraceAttribute]) {
        let limits = home.configuration.limits
        let kept = attributes.limited(to: limits.attributePerLinkCountMax, limits)
        let link = TraceLink(
            context: context, attributes: kept, droppedAttributeCount: attributes.count - kept.count)
        whileOpen { state in
            if state.links.count < limits.linkCountMax {
                state.links.append(link)
            } else {
                state.droppedLinkCount += 1
            }
        }
    }

    func setStatus(_ status: TraceSpanStatus) {
        whileOpen { $0.status.set(status) }
    }
}
