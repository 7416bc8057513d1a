/// Takes what would be sent to a collector, and sends it nowhere: what recording and encoding cost, less the network.
@_spi(Benchmarks)
public final class TraceEncodingProbe: SpanExporter {
    private let encoder = OTLPProtobufEncoder(resource: TraceResource(TraceConfiguration()))
    private let onBatch: @Sendable (_ count: Int, _ encode: () -> [UInt8]) -> Void

    /// - Parameter onBatch: called with each batch: how many spans it has, and what makes bytes of it.
    public init(_ onBatch: @escaping @Sendable (_ count: Int, _ encode: () -> [UInt8]) -> Void) {
        self.onBatch = onBatch
    }

    func export(_ batch: SpanBatch) async -> ExportResult {
        onBatch(batch.count) { encoder.encode(batch) }
        return .exported(rejected: 0)
    }

    func finish() async {}
}
