internal import Synchronization

/// The constant data of the spans of one annotation: name, kind, place in the source and constant attributes.
///
/// The generator writes one for each annotation, as a constant of the generated file. A site is never freed, so that
/// its spans need not count references to it. Do not create sites at run time.
public struct TraceSite: Sendable {
    let content: Unmanaged<SiteContent>

    /// - Parameters:
    ///   - name: the name of the spans; empty if the request of a route determines it.
    ///   - kind: the kind of the spans.
    ///   - function: the function, such as `UserStore.getUser(id:)`.
    ///   - fileID: the file, such as `App/UserStore.swift`.
    ///   - line: the line of the annotation.
    ///   - attributes: the attributes that every span of this site has.
    ///   - route: the parts of request and response to record; nil if the operation is not a route.
    ///   - sample: the sampling ratio, 0…1, for traces that start here; nil if the sampler's applies.
    ///   - redact: names whose values are redacted in addition to the standard ones; compared without case.
    ///   - root: whether each span starts a trace of its own, with links to the spans that it would continue.
    public init(
        name: String, kind: TraceSpanKind = .internal, function: String, fileID: String, line: Int,
        attributes: TraceAttributes = [:], route: TraceRoute? = nil, sample: Double? = nil, redact: [String] = [],
        root: Bool = false
    ) {
        let number = SiteContent.nextNumber()
        content = .passRetained(
            SiteContent(
                name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes,
                route: route, sample: sample, redact: redact, isRoot: root, number: number, sharedNumber: number))
    }

    public var name: String { content._withUnsafeGuaranteedRef { $0.name } }
    public var kind: TraceSpanKind { content._withUnsafeGuaranteedRef { $0.kind } }
    public var function: String { content._withUnsafeGuaranteedRef { $0.source.function } }
    public var fileID: String { content._withUnsafeGuaranteedRef { $0.source.fileID } }
    public var line: Int { content._withUnsafeGuaranteedRef { $0.source.line } }
}

/// A reference from a recorded span to its site.
struct SiteReference {
    let content: Unmanaged<SiteContent>
    /// The same content, if the span owns it: it is freed with the span.
    let owner: SiteContent?

    init(_ site: TraceSite) {
        content = site.content
        owner = nil
    }

    /// Creates a reference to content that is never freed.
    init(_ content: Unmanaged<SiteContent>) {
        self.content = content
        owner = nil
    }

    /// Creates the reference of a span that is opened in handwritten code.
    init(owning content: SiteContent) {
        self.content = .passUnretained(content)
        owner = content
    }
}

/// The content of a site, or the same data of a single span that is opened in handwritten code.
@usableFromInline
final class SiteContent: Sendable {
    /// The name; empty if the request determines it.
    let name: String
    let kind: TraceSpanKind
    let source: TraceSource
    let route: TraceRoute?
    let sample: Double?
    /// Whether each span starts a trace of its own.
    let isRoot: Bool
    let redaction: Redaction
    /// The redaction with a configuration's names, once it was asked for.
    private let configuredRedaction = TraceMutex<(names: SensitiveNames, redaction: Redaction)?>(nil)
    /// The headers that the route captures by their names.
    let capturedHeaders: CapturedHeaders
    /// The known parameters of its requests' paths and queries.
    let pathParameters = CapturedParameters()
    let queryParameters = CapturedParameters()
    /// The constant attributes as they are in the source; none if the span is opened in handwritten code.
    private let attributes: [TraceAttribute]
    /// The constant attributes with secrets masked by the standard names.
    let constantAttributes: [TraceAttribute]
    /// The size of the longest text of a constant attribute, in bytes.
    private let constantSizeMax: Int
    /// The number of a site; nil for a span that is opened in handwritten code.
    let number: Int?
    /// The number among all contents of the process that are never freed, from 0; nil for that of a single span.
    let sharedNumber: Int?
    let metric: CallMetric
    /// The method of a route whose annotation has it.
    let method: HTTPMethod?

    init(
        name: String, kind: TraceSpanKind, function: String, fileID: String, line: Int, attributes: TraceAttributes,
        route: TraceRoute? = nil, sample: Double? = nil, redact: [String] = [], isRoot: Bool = false,
        number: Int? = nil, sharedNumber: Int? = nil
    ) {
        self.name = name.cut(toBytes: TraceSpanLimits.nameLengthMax)
        self.kind = kind
        source = TraceSource(function: function, fileID: fileID, line: line)
        self.route = route
        self.sample = sample
        self.isRoot = isRoot
        var constants = attributes.elements
        if let method = route?.method { constants.append(TraceAttribute(.httpMethod, .string(method))) }
        if let template = route?.template { constants.append(TraceAttribute(.httpRoute, .string(template))) }
        let redaction = Redaction(redact: redact, constants: constants, template: route?.template)
        self.redaction = redaction
        capturedHeaders = CapturedHeaders(route?.includeHeaders ?? .nothing, redaction)
        if number == nil { constants = [] }
        self.attributes = constants
        self.constantAttributes = constants.map { redaction.masked($0, upTo: .whole) }
        self.constantSizeMax = constants.map(\.value.textSizeMax).max() ?? 0
        self.number = number
        self.sharedNumber = sharedNumber
        metric = CallMetric(isRoute: route != nil, constants)
        method = route?.method.map(HTTPMethod.init)
    }

    private static let numbers = Atomic(0)

    /// Returns the number of a content that is never freed.
    static func nextNumber() -> Int { numbers.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// Returns the redaction with a configuration's names. It is stored, because nearly all processes have only one
    /// configuration.
    func redaction(under names: SensitiveNames) -> Redaction {
        if names.isStandard { return redaction }
        return configuredRedaction.withLock { configured in
            if let configured, configured.names.isSame(as: names) { return configured.redaction }
            let redaction = self.redaction.under(names)
            configured = (names, redaction)
            return redaction
        }
    }

    /// Returns the constant attributes with secrets masked by a configuration's names, and with text cut at a limit.
    func constantAttributes(under names: SensitiveNames, upTo limit: TextLimit) -> [TraceAttribute] {
        guard !names.isStandard || !limit.allows(size: constantSizeMax) else { return constantAttributes }
        let redaction = redaction(under: names)
        return attributes.map { redaction.masked($0, upTo: limit) }
    }

    /// The names by which a filter knows it: the name of its spans, the function, and method and template of a route.
    var filterNames: [String] {
        let route = route.flatMap { route in route.template.map { [route.method, $0].compactMap(\.self) } }
        return [displayName, source.function] + (route.map { [$0.joined(separator: " ")] } ?? [])
    }

    /// Whether its spans answer a client.
    var isServer: Bool { route != nil || kind == .server }

    /// The name of a span whose name was not changed.
    ///
    /// The span of a route without a name is named after its function until its request determines the name.
    var displayName: String { name.isEmpty ? source.function : name }
}
