/// The part of the configuration that exporters use.
struct ExportSettings: Sendable {
    let resource: TraceResource
    let log: TraceLog
    /// The greatest size of one request body, in bytes.
    let batchSizeMax: Int
    /// Whether the console shows the place of a span in the source code.
    let printsSource: Bool
    /// The time for an export, retries included.
    var timeout: Duration
}
