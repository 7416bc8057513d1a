/// What is recorded of a span, from its start until it is exported.
///
/// It stands in a ``SpanSlot``, which is used again and again. What every span has stands first, and what few have is
/// not written to where it has not been said: the spans of one processor are exported by another, and each cache line
/// that was written to has to travel.
struct SpanRecord: ~Copyable {
    // What a span is opened with stands here piece by piece, and not in an optional structure, which would be copied
    // whenever a piece of it is read. It is nil while there is no span in the slot.
    private(set) var recorder: Recorder.Reference!
    /// Nil of a call that is written by hand and merely counted.
    private(set) var site: Unmanaged<SiteContent>!
    private(set) var position: TracePosition!
    private(set) var parentSpanID: TraceSpanID?
    private(set) var isParentRemote = false
    private(set) var startTime = TraceInstant(ticks: 0)
    /// Means nothing while the span is open.
    private(set) var endTime = TraceInstant(ticks: 0)
    /// In bytes, for the queue's bound: what is this span's own. Its site's constants are stored once for all of them.
    private(set) var estimatedSize = 0
    private(set) var attributes: RecordedAttributes
    private(set) var cargo: TraceCargo?
    /// The site's content once more, where it is this span's alone.
    private var ownedSite: SiteContent?
    /// Nil while it is the site's.
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
        _ site: SiteReference, at position: TracePosition, parent: TraceSpanID?, isParentRemote: Bool = false,
        cargo: TraceCargo?, in recorder: Recorder.Reference
    ) {
        self.recorder = recorder
        self.site = site.content
        if let owner = site.owner { ownedSite = owner }
        self.position = position
        parentSpanID = parent
        self.isParentRemote = isParentRemote
        if let cargo { self.cargo = cargo }
        startTime = .now
        estimatedSize = Self.sizeMin
    }

    /// A call that is merely counted.
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

    /// Forgets what the next span would take for its own.
    mutating func clear() {
        clearCall()
        if cargo != nil { cargo = nil }
        if ownedSite != nil { ownedSite = nil }
        attributes.removeAll()
        if droppedAttributeCount != 0 { droppedAttributeCount = 0 }
        if !events.isEmpty { events = [] }
        if droppedEventCount != 0 { droppedEventCount = 0 }
        if !links.isEmpty { links = [] }
        if droppedLinkCount != 0 { droppedLinkCount = 0 }
    }

    /// The same after a call that was merely counted, of which there is less to forget.
    @inline(__always)
    mutating func clearCall() {
        if name != nil { name = nil }
        if status != .unset { status = .unset }
    }
}

// MARK: - What is said to an open span

extension SpanRecord {
    /// How the operation went is known last, and a flood of captured headers must not take its place: so that has one
    /// beyond the limit.
    @inline(__always)
    mutating func set(_ attribute: consuming TraceAttribute, atMost countMax: Int) {
        for index in 0..<attributes.count where attributes[index].key == attribute.key {
            estimatedSize += attribute.estimatedSize - attributes[index].estimatedSize
            attributes[index] = attribute
            return
        }
        guard attributes.count < countMax || TraceAttributeKey.recordedOutcome.contains(attribute.key) else {
            droppedAttributeCount += 1
            return
        }
        estimatedSize += attribute.estimatedSize
        attributes.append(attribute)
    }

    mutating func removeAttributes(named keys: [TraceAttributeKey]) {
        var removedSize = 0
        attributes.remove { attribute in
            let isRemoved = keys.contains(attribute.key)
            if isRemoved { removedSize += attribute.estimatedSize }
            return isRemoved
        }
        estimatedSize -= removedSize
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

extension TraceAttribute {
    fileprivate var estimatedSize: Int {
        let valueSize =
            switch value {
            case .string(let text): text.utf8.count
            case .bool, .int, .double: 0
            case .strings(let texts): texts.reduce(0) { $0 + 16 + $1.utf8.count }
            case .bools(let values): values.count
            case .ints(let values): values.count * 8
            case .doubles(let values): values.count * 8
            }
        return 48 + valueSize
    }
}
