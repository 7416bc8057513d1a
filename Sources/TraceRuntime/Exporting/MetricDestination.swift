/// A destination of metrics.
enum MetricDestination: Sendable {
    case console(write: @Sendable (String) -> Void)
    case otlp(OTLPExporter, OTLPMetricEncoder)

    init(_ exporter: TraceMetrics.Exporter, _ settings: ExportSettings) {
        switch exporter {
        case .console: self = .console(write: writeToStandardOutput)
        case .otlp(let options):
            self = .otlp(
                OTLPExporter(options, settings, content: "metrics"),
                OTLPMetricEncoder(encoding: options.encoding, resource: settings.resource))
        }
    }

    func export(_ snapshot: MetricSnapshot) async -> TraceExportResult {
        switch self {
        case .console(let write):
            write(snapshot.text)
            return .exported(rejected: 0)
        case .otlp(let exporter, let encoder):
            return await exporter.export(count: snapshot.pointCount) { encoder.encode(snapshot.part($0)) }
        }
    }

    func prepareForShutdown() { if case .otlp(let exporter, _) = self { exporter.prepareForShutdown() } }

    func shutdown() async { if case .otlp(let exporter, _) = self { await exporter.shutdown() } }
}

extension MetricSnapshot {
    /// A line for each point.
    fileprivate var text: String {
        metrics.flatMap { metric in
            metric.points.map { point in
                let attributes = point.attributes.map { "\($0.key.name)=\($0.value.text)" }.joined(separator: ", ")
                let value =
                    switch point.value {
                    case .histogram(let histogram): "\(histogram.count) calls, \(histogram.sum) \(metric.unit)"
                    case .number(let number): "\(number)"
                    }
                return "\(metric.name){\(attributes)}: \(value)".escapedForConsole + "\n"
            }
        }
        .joined()
    }
}
