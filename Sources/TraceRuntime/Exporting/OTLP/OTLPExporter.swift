/// Sends batches to an OTLP receiver, again where that helps, and says so on standard error when it starts to fail and
/// when it works again.
actor OTLPExporter: SpanExporter {
    private let encode: @Sendable (SpanBatch) -> [UInt8]
    private let transport: any OTLPTransport
    private let policy: RetryPolicy
    private let clock: any ExportClock
    private var generator: any RandomNumberGenerator & Sendable
    private var health: ExportHealth

    init(
        encode: @escaping @Sendable (SpanBatch) -> [UInt8], transport: any OTLPTransport,
        policy: RetryPolicy, clock: any ExportClock = SystemExportClock(),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), health: ExportHealth
    ) {
        self.encode = encode
        self.transport = transport
        self.policy = policy
        self.clock = clock
        self.generator = generator
        self.health = health
    }

    init(_ options: TraceOTLPOptions, _ configuration: TraceConfiguration) {
        let resource = TraceResource(configuration)
        let secrets = Array(options.headers.values) + [options.endpoint.credentials].compactMap(\.self)
        self.init(
            encode: options.encoding.encoder(resource), transport: URLSessionTransport(options),
            policy: RetryPolicy(
                budget: configuration.batching.exportTimeout, attemptTimeout: options.timeout,
                delayFirst: options.retryDelayFirst),
            health: ExportHealth(
                log: TraceLog(level: configuration.logLevel), destination: options.endpoint.description,
                secrets: secrets))
    }

    func export(_ batch: SpanBatch) async -> ExportResult {
        let body = encode(batch)
        var delivery = Delivery(policy, at: clock.now)
        while true {
            let answer = await transport.send(body, within: delivery.limit(at: clock.now))
            // The transport came back early, so its answer says nothing of the receiver.
            if Task.isCancelled, case .failed = answer { return .dropped(.shutDown) }
            health.note(answer, batchSize: batch.count)
            let step = delivery.next(
                after: answer, at: clock.now, unixTime: clock.unixTime, using: &generator)
            do {
                switch step {
                case .delivered(let report):
                    return .exported(rejected: report.rejected)
                case .retry(let delay):
                    try await clock.wait(delay)
                case .giveUp(let reason, let delay):
                    if delay > .zero { try await clock.wait(delay) }
                    return .dropped(reason)
                }
            } catch {
                return .dropped(.shutDown)
            }
        }
    }

    func finish() async {}
}

extension TraceOTLPOptions.Encoding {
    fileprivate func encoder(_ resource: TraceResource) -> @Sendable (SpanBatch) -> [UInt8] {
        switch self {
        case .protobuf:
            let encoder = OTLPProtobufEncoder(resource: resource)
            return { encoder.encode($0) }
        case .json:
            let encoder = OTLPJSONEncoder(resource: resource)
            return { encoder.encode($0.finished) }
        }
    }
}
