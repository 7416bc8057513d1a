/// The part of the configuration that exporters obey.
struct ExportSettings: Sendable {
    let resource: TraceResource
    let log: TraceLog
    /// In bytes, of what is sent at once.
    let batchSizeMax: Int
    /// The time for a batch, retries included.
    let timeout: Duration
}
