internal import Synchronization

/// What is known of a span before it runs: its name, kind, place in the source and constant attributes.
///
/// The generator writes one for each annotation, as a constant of its file. Each is kept for as long as the process
/// lives, so that the spans that are opened there need not count references to it: make none at run time.
public struct TraceSite: Sendable {
    let content: Unmanaged<SiteContent>

    /// - Parameters:
    ///   - name: of its spans; empty where a route's request says it.
    ///   - kind: of its spans.
    ///   - function: `UserStore.getUser(id:)`
    ///   - fileID: `App/UserStore.swift`
    ///   - line: of the annotation.
    ///   - attributes: what every span of this site says.
    ///   - route: what a route records of its request and response; nil where the span is no route.
    ///   - sample: the chance, 0…1, that a trace which starts here is sampled; nil leaves it to the sampler.
    ///   - redact: names whose values are redacted here, besides those that always are; compared without case.
    public init(
        name: String, kind: TraceSpanKind = .internal, function: String, fileID: String, line: Int,
        attributes: TraceAttributes = [:], route: TraceRoute? = nil, sample: Double? = nil, redact: [String] = []
    ) {
        content = .passRetained(
            SiteContent(
                name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes,
                route: route, sample: sample, redact: redact,
                number: Self.count.wrappingAdd(1, ordering: .relaxed).oldValue))
    }

    private static let count = Atomic(0)

    public var name: String { content._withUnsafeGuaranteedRef { $0.name } }
    public var kind: TraceSpanKind { content._withUnsafeGuaranteedRef { $0.kind } }
    public var function: String { content._withUnsafeGuaranteedRef { $0.function } }
    public var fileID: String { content._withUnsafeGuaranteedRef { $0.fileID } }
    public var line: Int { content._withUnsafeGuaranteedRef { $0.line } }
}

/// Where a span that is to be recorded finds its site.
struct SiteReference {
    let content: Unmanaged<SiteContent>
    /// The content once more, where it is one span's alone and goes with it.
    let owner: SiteContent?

    init(_ site: TraceSite) {
        content = site.content
        owner = nil
    }

    /// Of a span that is written by hand.
    init(owning content: SiteContent) {
        self.content = .passUnretained(content)
        owner = content
    }
}

/// A site's content, or that of a span which is written by hand and has it for itself.
@usableFromInline
final class SiteContent: Sendable {
    /// Empty where the request says it.
    let name: String
    let kind: TraceSpanKind
    let function: String
    let fileID: String
    let line: Int
    let route: TraceRoute?
    let sample: Double?
    let redaction: Redaction
    /// What every span of this site says, as it was written.
    private let attributes: [TraceAttribute]
    /// The same without what is secret in it.
    let constantAttributes: [TraceAttribute]
    /// Among all sites of the process, from 0; nil for a span that is written by hand.
    let number: Int?

    @usableFromInline
    init(
        name: String, kind: TraceSpanKind, function: String, fileID: String, line: Int, attributes: TraceAttributes,
        route: TraceRoute? = nil, sample: Double? = nil, redact: [String] = [], number: Int? = nil
    ) {
        self.name = name
        self.kind = kind
        self.function = function
        self.fileID = fileID
        self.line = line
        self.route = route
        self.sample = sample
        var constants = attributes.elements
        if let method = route?.method { constants.append(TraceAttribute(.httpMethod, .string(method))) }
        if let template = route?.template { constants.append(TraceAttribute(.httpRoute, .string(template))) }
        let redaction = Redaction(redact: redact, constants: constants, template: route?.template)
        self.redaction = redaction
        self.attributes = constants
        self.constantAttributes = constants.map { redaction.masked($0, upTo: .whole) }
        self.number = number
    }

    /// What every span of this site says where a configuration has names of its own.
    func constantAttributes(under names: SensitiveNames) -> [TraceAttribute] {
        guard !names.isStandard else { return constantAttributes }
        let redaction = redaction.under(names)
        return attributes.map { redaction.masked($0, upTo: .whole) }
    }

    /// The name of a span that has not been given another one. A route without a name gets one from its request; until
    /// then it is named after its function.
    var displayName: String { name.isEmpty ? function : name }
}
