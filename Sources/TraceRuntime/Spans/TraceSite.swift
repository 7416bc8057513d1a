/// What is known of a span before it runs: its name, kind, place in the source and constant attributes.
///
/// The generator writes one for each annotation, as a constant of its file.
public final class TraceSite: Sendable {
    public let name: String
    public let kind: TraceSpanKind
    /// `UserStore.getUser(id:)`
    public let function: String
    /// `App/UserStore.swift`
    public let fileID: String
    public let line: Int
    public let attributes: TraceAttributes
    /// What a route records of its request and response; nil where the span is no route.
    public let route: TraceRoute?
    /// The chance, 0…1, that a trace which starts here is sampled; nil leaves it to the sampler.
    public let sample: Double?
    /// Names whose values are redacted here, besides those that always are; compared without case.
    public let redact: [String]
    let redaction: Redaction
    /// What every span of this site says.
    let constantAttributes: [TraceAttribute]

    public init(
        name: String, kind: TraceSpanKind = .internal, function: String, fileID: String, line: Int,
        attributes: TraceAttributes = [:], route: TraceRoute? = nil, sample: Double? = nil, redact: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.function = function
        self.fileID = fileID
        self.line = line
        self.attributes = attributes
        self.route = route
        self.sample = sample
        self.redact = redact
        self.redaction = redact.isEmpty ? .standard : Redaction(extraNames: redact)
        var constants = attributes.elements.map { CapturedText.redacted($0, by: .standard) }
        if let method = route?.method { constants.append(TraceAttribute(.httpMethod, .string(method))) }
        if let template = route?.template { constants.append(TraceAttribute(.httpRoute, .string(template))) }
        self.constantAttributes = constants
    }

    /// The name of a span that has not been given another one. A route without a name gets one from its request; until
    /// then it is named after its function.
    var displayName: String { name.isEmpty ? function : name }
}
