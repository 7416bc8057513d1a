/// What is recorded of a span, from its start until it is exported.
///
/// It stands in a ``SpanSlot``, which one span uses after another. What every span has stands first, and what few spans
/// have is written only where it is set: one processor records a span and another exports it, and each cache line that
/// was written to has to travel.
struct SpanRecord: ~Copyable {
    // The fields of a span's start stand here one by one: an optional structure would be copied whenever one of them is
    // read. They are nil while the slot has no span.

    /// Nil for a call that is written by hand and counted without a span.
    private(set) var site: Unmanaged<SiteContent>!
    private(set) var context: SpanContext!
    private(set) var parentSpanID: TraceSpanID?
    private(set) var isParentRemote = false
    private(set) var startTime = TraceInstant(ticks: 0)
    /// Means nothing while the span is open.
    private(set) var endTime = TraceInstant(ticks: 0)
    /// In bytes, for the queue's bound. The site's constants are stored once for all of its spans and not counted.
    private(set) var estimatedSize = 0
    private(set) var attributes: RecordedAttributes
    private(set) var inherited: InheritedContext?
    /// Keeps the site's content alive where it is this span's alone.
    private var ownedSite: SiteContent?
    /// Nil while the span has its site's name.
    var name: String?
    private(set) var droppedAttributeCount = 0
    private(set) var events: [TimedEvent] = []
    private(set) var droppedEventCount = 0
    private(set) var links: [TraceLink] = []
    private(set) var droppedLinkCount = 0
    private(set) var status = TraceSpanStatus.unset

    /// - Parameter memory: of the slot, for the first attributes.
    init(attributesIn memory: UnsafeMutablePointer<TraceAttribute>) {
        attributes = RecordedAttributes(in: memory)
    }

    struct TimedEvent {
        let name: String
        let time: TraceInstant
        let attributes: [TraceAttribute]
        let droppedAttributeCount: Int
    }

    @inline(__always)
    mutating func open(
        _ site: SiteReference, _ context: SpanContext, parent: TraceSpanID?, isParentRemote: Bool = false,
        inherited: InheritedContext?
    ) {
        self.site = site.content
        if let owner = site.owner { ownedSite = owner }
        self.context = context
        parentSpanID = parent
        self.isParentRemote = isParentRemote
        if let inherited { self.inherited = inherited }
        startTime = .now
        estimatedSize = Self.sizeMin
    }

    /// Notes a call that is counted without a span.
    mutating func open(_ operation: TraceOperation) {
        switch operation {
        case .site(let site): self.site = site.content
        case .name(let name):
            self.site = nil
            self.name = name
        }
        startTime = .now
    }

    mutating func end(at time: TraceInstant) { endTime = time }

    /// Forgets what the slot's next span would take for its own.
    mutating func clear() {
        clearCall()
        if inherited != nil { inherited = nil }
        if ownedSite != nil { ownedSite = nil }
        attributes.removeAll()
        if droppedAttributeCount != 0 { droppedAttributeCount = 0 }
        if !events.isEmpty { events = [] }
        if droppedEventCount != 0 { droppedEventCount = 0 }
        if !links.isEmpty { links = [] }
        if droppedLinkCount != 0 { droppedLinkCount = 0 }
    }

    /// Forgets the same after a call that was counted without a span: a call leaves less behind.
    @inline(__always)
    mutating func clearCall() {
        if name != nil { name = nil }
        if status != .unset { status = .unset }
    }
}

// MARK: - Changes of an open span

extension SpanRecord {
    @inline(__always)
    mutating func set(_ attribute: consuming TraceAttribute, atMost countMax: Int) {
        if let growth = attributes.set(attribute, atMost: countMax) {
            estimatedSize += growth
        } else {
            droppedAttributeCount += 1
        }
    }

    mutating func removeAttributes(named keys: [TraceAttributeKey]) {
        estimatedSize -= attributes.remove { keys.contains($0.key) }
    }

    mutating func add(_ event: TimedEvent, atMost countMax: Int) {
        if events.count < countMax {
            estimatedSize += Self.size(ofDetailWith: event.attributes)
            events.append(event)
        } else {
            droppedEventCount += 1
        }
    }

    mutating func add(_ link: TraceLink, atMost countMax: Int) {
        if links.count < countMax {
            estimatedSize += Self.size(ofDetailWith: link.attributes)
            links.append(link)
        } else {
            droppedLinkCount += 1
        }
    }

    mutating func set(_ status: TraceSpanStatus) { self.status.set(status) }
}

// MARK: - Size

extension SpanRecord {
    /// Of a span without attributes, in bytes.
    private static let sizeMin = 512
    /// Of an event or link without attributes, in bytes.
    private static let detailSizeMin = 128

    private static func size(ofDetailWith attributes: [TraceAttribute]) -> Int {
        attributes.reduce(detailSizeMin) { $0 + $1.estimatedSize }
    }
}
