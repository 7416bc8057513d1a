/// The recorded data of a span, from its start until its export.
///
/// It is stored in a ``SpanSlot``, which is reused. The first fields are those that every span writes. The other fields
/// are written only if they are set. One processor records a span and another one exports it, so each cache line that
/// was written costs a transfer.
struct SpanRecord: ~Copyable {
    // The fields that are known at the start are not grouped in an optional structure: the structure would be copied
    // whenever one field is read. They are nil while the slot has no span.

    /// The span's site; nil for a call from handwritten code that is counted without a span.
    private(set) var site: Unmanaged<SiteContent>!
    private(set) var context: SpanContext!
    private(set) var parentSpanID: TraceSpanID?
    private(set) var isParentRemote = false
    /// Whether a call that has no site is a server's.
    private var isCallServer = false
    /// The status that a call without a span has answered with; 0 if there is none.
    var answeredStatus: Int64 = 0
    /// The method of a request that counts as active; nil if it is none.
    private(set) var activeMethod: HTTPMethod?
    /// Whether a route that it calls takes it over.
    private(set) var isOffered = false
    /// Whether it goes on after the closure that it runs in.
    private(set) var isHandedOver = false
    private(set) var startTime = TraceInstant(ticks: 0)
    /// The end of the span; undefined while the span is open.
    private(set) var endTime = TraceInstant(ticks: 0)
    /// The size in bytes, for the queue's limit. The site's constant attributes do not count, because all of its spans
    /// share them.
    private(set) var estimatedSize = 0
    private(set) var attributes: RecordedAttributes
    private(set) var inherited: InheritedContext?
    /// The site's content if this span owns it. It keeps the content alive.
    private var ownedSite: SiteContent?
    /// The name of the span; nil while it is its site's name.
    private(set) var name: String?
    private(set) var droppedAttributeCount = 0
    private(set) var events: [TimedEvent] = []
    private(set) var droppedEventCount = 0
    private(set) var links: [TraceLink] = []
    private(set) var droppedLinkCount = 0
    private(set) var status = TraceSpanStatus.unset

    /// - Parameter memory: the slot's memory for the first attributes.
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
        self.context = context
        parentSpanID = parent
        self.isParentRemote = isParentRemote
        if let inherited { self.inherited = inherited }
        startTime = .now
        estimatedSize = Self.sizeMin
        if let owner = site.owner {
            ownedSite = owner
            estimatedSize += owner.name.utf8.count
        }
    }

    /// Starts a call that is counted without a span.
    mutating func open(_ operation: TraceOperation) {
        switch operation {
        case .site(let site): self.site = site.content
        case .name(let name, let kind):
            self.site = nil
            self.name = name
            isCallServer = kind == .server
        case .request:
            self.site = nil
            self.name = "HTTP"
            isCallServer = true
        }
        startTime = .now
    }

    mutating func end(at time: TraceInstant) { endTime = time }

    /// Starts to count a request as active. Returns true if it was not before.
    mutating func activate(_ method: HTTPMethod) -> Bool {
        guard activeMethod == nil else { return false }
        activeMethod = method
        return true
    }

    /// Returns the method of a request that has ended, once; nil if it did not count as active.
    @inline(__always)
    mutating func deactivate() -> HTTPMethod? { activeMethod == nil ? nil : activeMethod.take() }

    /// Clears the data that the slot's next span must not see.
    mutating func clear() {
        clearCall()
        if inherited != nil { inherited = nil }
        if ownedSite != nil { ownedSite = nil }
        if droppedAttributeCount != 0 { droppedAttributeCount = 0 }
        if !events.isEmpty { events = [] }
        if droppedEventCount != 0 { droppedEventCount = 0 }
        if !links.isEmpty { links = [] }
        if droppedLinkCount != 0 { droppedLinkCount = 0 }
    }

    /// Clears the data that a call without a span may have set.
    @inline(__always)
    mutating func clearCall() {
        if name != nil { name = nil }
        if isOffered { isOffered = false }
        if answeredStatus != 0 { answeredStatus = 0 }
        if isHandedOver { isHandedOver = false }
        if status != .unset { status = .unset }
        attributes.removeAll()
    }
}

// MARK: - What an open span or call has

extension SpanRecord {
    /// Whether it answers a client.
    var isServer: Bool { site?._withUnsafeGuaranteedRef { $0.isServer } ?? isCallServer }

    /// Whether it answers a request of HTTP. A span that is written by hand does if it has recorded a request.
    var isHTTPServer: Bool { metric == .httpServer || (isServer && hasAttribute(.httpMethod)) }

    /// The metric that its site's calls count in.
    var metric: CallMetric { site?._withUnsafeGuaranteedRef { $0.metric } ?? .operation }

    private func hasAttribute(_ key: TraceAttributeKey) -> Bool {
        attributes.all.contains { $0.key == key }
            || site?._withUnsafeGuaranteedRef { $0.constantAttributes.contains { $0.key == key } } == true
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

    mutating func removeAttribute(named key: TraceAttributeKey) {
        estimatedSize -= attributes.remove { $0.key == key }
    }

    private mutating func removeAttributes(named keys: [TraceAttributeKey]) {
        estimatedSize -= attributes.remove { keys.contains($0.key) }
    }

    mutating func add(_ event: TimedEvent, atMost countMax: Int) {
        if events.count < countMax {
            estimatedSize += Self.size(ofDetailWith: event.attributes) + event.name.utf8.count
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

    mutating func offer() { isOffered = true }

    mutating func handOver() { isHandedOver = true }

    /// Gives the span or call of a request the site of the route that answers it. Returns true if it was offered.
    mutating func adopt(_ site: Unmanaged<SiteContent>) -> Bool {
        guard isOffered else { return false }
        isOffered = false
        // The previous site is kept alive until the slot is cleared: another task may be reading it.
        self.site = site
        name = nil
        // The URL was masked without the names and the template of the site, which records it anew.
        removeAttributes(named: site._withUnsafeGuaranteedRef { $0.constantAttributes.map(\.key) } + Self.requests)
        return true
    }

    /// The attributes that hold the method or a part of the URL.
    private static let requests: [TraceAttributeKey] = [
        .httpURL, "http.request.method", "http.target", "url.full", "url.original", "url.path", "url.query",
    ]

    mutating func set(name: String) {
        estimatedSize += name.utf8.count - (self.name?.utf8.count ?? 0)
        self.name = name
    }
}

// MARK: - Size

extension SpanRecord {
    /// The size of a span without attributes, in bytes.
    private static let sizeMin = 512
    /// The size of an event or link without attributes, in bytes.
    private static let detailSizeMin = 128

    private static func size(ofDetailWith attributes: [TraceAttribute]) -> Int {
        attributes.reduce(detailSizeMin) { $0 + $1.estimatedSize }
    }
}
