import TraceRuntime

/// An exporter that sends nothing: what recording and encoding cost, without the network.
struct EncodingProbe: TraceSpanExporter {
    private let encoder = TraceOTLPEncoder(.protobuf, TraceConfiguration())
    private let onBatch: @Sendable (borrowing TraceSpanBatch, TraceOTLPEncoder) -> Void

    /// - Parameter onBatch: called with each batch and what encodes it.
    init(_ onBatch: @escaping @Sendable (borrowing TraceSpanBatch, TraceOTLPEncoder) -> Void) {
        self.onBatch = onBatch
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        onBatch(batch, encoder)
        return .exported(rejected: 0)
    }

    func shutdown() async {}
}
