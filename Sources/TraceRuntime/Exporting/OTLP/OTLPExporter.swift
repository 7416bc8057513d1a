/// An exporter that sends batches to an OTLP receiver, with retries.
///
/// It logs when exports start to fail and when they succeed again.
actor OTLPExporter: TraceSpanExporter, ShutdownAware {
    private let encode: @Sendable (borrowing TraceSpanBatch) -> [UInt8]
    private let transport: any OTLPTransport
    private let policy: RetryPolicy
    /// The greatest size of a request body, in bytes. A larger batch is sent in parts.
    private let bodySizeMax: Int
    private let clock: any ExportClock
    private var generator: any RandomNumberGenerator & Sendable
    private var health: ExportHealth
    private let compress: @Sendable ([UInt8]) -> [UInt8]
    private let patience = TraceMutex(ShutdownPatience())
    private let sending = Interruption()
    private let waiting = Interruption()
    private let shutdownTimer = TraceMutex<Task<Void, Never>?>(nil)

    init(
        encode: @escaping @Sendable (borrowing TraceSpanBatch) -> [UInt8], transport: any OTLPTransport,
        compress: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 }, policy: RetryPolicy, bodySizeMax: Int = .max,
        clock: any ExportClock = SystemExportClock(),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), health: ExportHealth
    ) {
        self.encode = encode
        self.transport = transport
        self.compress = compress
        self.policy = policy
        self.bodySizeMax = bodySizeMax
        self.clock = clock
        self.generator = generator
        self.health = health
    }

    /// - Parameter content: the name of the exported items in messages.
    init(_ options: TraceOTLPOptions, _ settings: ExportSettings, content: String = "spans") {
        let encoder = TraceOTLPEncoder(options.encoding, resource: settings.resource)
        let secrets = Array(options.headers.values) + [options.endpoint.credentials].compactMap(\.self)
        self.init(
            encode: { encoder.encode($0) }, transport: options.transport(), compress: options.compressor,
            policy: RetryPolicy(
                budget: settings.timeout, attemptTimeout: options.timeout,
                delayFirst: options.retryDelayFirst),
            bodySizeMax: settings.batchSizeMax,
            health: ExportHealth(
                log: settings.log, destination: options.endpoint.description, content: content,
                secrets: secrets))
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        await export(count: batch.count) { encode(batch.part($0)) }
    }

    /// Exports a number of items. They are encoded in parts if all together are too large.
    func export(count: Int, _ encode: (Range<Int>) -> [UInt8]) async -> TraceExportResult {
        var delivery = BatchDelivery(policy, count: count, at: clock.now)
        while let part = delivery.part, !patience.withLock({ $0.isOver }) {
            let body = encode(part)
            if body.count > bodySizeMax, delivery.split() { continue }
            await deliver(compress(body), of: part, &delivery)
        }
        delivery.giveUp(because: .shutDown)
        return delivery.result
    }

    /// Sends a part of a batch until it is accepted, lost or split.
    private func deliver(_ body: [UInt8], of part: Range<Int>, _ delivery: inout BatchDelivery) async {
        while delivery.part == part {
            let answer = await send(body, within: delivery.limit(at: clock.now))
            // The transport returned early, so its answer does not tell anything about the receiver.
            if Task.isCancelled, case .failed = answer { return delivery.giveUp(because: .shutDown) }
            if !delivery.isSplit(by: answer) { health.note(answer, batchSize: part.count) }
            if patience.withLock({ $0.isOver }) { return delivery.giveUp(because: .shutDown) }
            let pause = delivery.next(after: answer, at: clock.now, unixTime: clock.unixTime, using: &generator)
            await wait(pause)
            if Task.isCancelled { return delivery.giveUp(because: .shutDown) }
        }
    }

    private func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        let limit = patience.withLock { [clock] in $0.limit(limit, at: clock.now) }
        let answer = await sending.run { [transport] in await transport.send(body, within: limit) }
        let isLate = patience.withLock { [clock] patience in
            patience.note(answer)
            return patience.isLate(at: clock.now)
        }
        guard isLate, case .failed = answer else { return answer }
        return .failed("no answer in time")
    }

    /// Waits between two attempts. It returns early if the task is cancelled, or if shutdown does not wait for the
    /// receiver.
    private func wait(_ pause: Duration) async {
        guard pause > .zero else { return }
        await waiting.run { [self, clock] in
            if patience.withLock({ $0.allowsNoPause }) { return }
            do { try await clock.wait(pause) } catch {}
        }
    }

    nonisolated func prepareForShutdown() {
        guard patience.withLock({ [clock] in $0.beginShutdown(at: clock.now) }) else { return }
        waiting.interrupt()
        let timer = Task { [self, clock] in
            do { try await clock.wait(ShutdownPatience.timeToAnswer) } catch { return }
            // The receiver may have answered since, and would get the batch that is under way twice.
            patience.withLock { patience in
                if patience.allowsNoPause { sending.interrupt() }
            }
        }
        shutdownTimer.withLock { $0 = timer }
    }

    func shutdown() async { shutdownTimer.withLock { $0 }?.cancel() }
}
