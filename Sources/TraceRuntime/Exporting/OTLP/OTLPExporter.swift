/// An exporter that sends batches to an OTLP receiver, with retries.
///
/// It logs when exports start to fail and when they succeed again.
actor OTLPExporter: TraceSpanExporter {
    private let encode: @Sendable (borrowing TraceSpanBatch) -> [UInt8]
    private let transport: any OTLPTransport
    private let policy: RetryPolicy
    /// The greatest size of a request body, in bytes. A larger batch is sent in parts.
    private let bodySizeMax: Int
    private let clock: any ExportClock
    private var generator: any RandomNumberGenerator & Sendable
    private var health: ExportHealth

    init(
        encode: @escaping @Sendable (borrowing TraceSpanBatch) -> [UInt8], transport: any OTLPTransport,
        policy: RetryPolicy, bodySizeMax: Int = .max, clock: any ExportClock = SystemExportClock(),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), health: ExportHealth
    ) {
        self.encode = encode
        self.transport = transport
        self.policy = policy
        self.bodySizeMax = bodySizeMax
        self.clock = clock
        self.generator = generator
        self.health = health
    }

    init(_ options: TraceOTLPOptions, _ settings: ExportSettings) {
        let encoder = TraceOTLPEncoder(options.encoding, resource: settings.resource)
        let secrets = Array(options.headers.values) + [options.endpoint.credentials].compactMap(\.self)
        self.init(
            encode: { encoder.encode($0) }, transport: options.transport(),
            policy: RetryPolicy(
                budget: settings.timeout, attemptTimeout: options.timeout,
                delayFirst: options.retryDelayFirst),
            bodySizeMax: settings.batchSizeMax,
            health: ExportHealth(
                log: settings.log, destination: options.endpoint.description,
                secrets: secrets))
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        var delivery = BatchDelivery(policy, count: batch.count, at: clock.now)
        while let part = delivery.part {
            let body = encode(batch.part(part))
            if body.count > bodySizeMax, delivery.split() { continue }
            await deliver(body, of: part, &delivery)
        }
        return delivery.result
    }

    /// Sends a part of a batch until it is accepted, lost or split.
    private func deliver(_ body: [UInt8], of part: Range<Int>, _ delivery: inout BatchDelivery) async {
        while delivery.part == part {
            let answer = await transport.send(body, within: delivery.limit(at: clock.now))
            // The transport returned early, so its answer does not tell anything about the receiver.
            if Task.isCancelled, case .failed = answer { return delivery.giveUp(because: .shutDown) }
            if !delivery.isSplit(by: answer) { health.note(answer, batchSize: part.count) }
            let pause = delivery.next(after: answer, at: clock.now, unixTime: clock.unixTime, using: &generator)
            guard pause > .zero else { continue }
            do { try await clock.wait(pause) } catch { return delivery.giveUp(because: .shutDown) }
        }
    }

    func shutdown() async {}
}
