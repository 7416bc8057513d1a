/// An encoder that writes metrics as an `ExportMetricsServiceRequest`, in protobuf or JSON:
/// https://opentelemetry.io/docs/specs/otlp/
struct OTLPMetricEncoder: Sendable {
    let encoding: TraceOTLPOptions.Encoding
    let resource: TraceResource

    func encode(_ snapshot: MetricSnapshot) -> [UInt8] {
        switch encoding {
        case .protobuf:
            ProtobufWriter.bytes { writer in
                writer.request(.metrics, resource) { writer in
                    writer.messages(OTLP.Request.metrics.items, snapshot.metrics) { $0.fields(of: $1, snapshot) }
                }
            }
        case .json:
            JSONWriter.request(.metrics, resource, snapshot.metrics) { $0.members(of: $1, snapshot) }
        }
    }
}

extension Metric.Kind {
    fileprivate var field: OTLPField {
        switch self {
        case .histogram: OTLP.Metric.histogram
        case .counter, .upDownCounter: OTLP.Metric.sum
        }
    }

    fileprivate var bounds: [Double] { if case .histogram(let bounds) = self { bounds } else { [] } }
}

// MARK: - Protobuf

// Each message's fields are written in descending order of their numbers, because the writer works backwards.
extension ProtobufWriter {
    fileprivate mutating func fields(of metric: Metric, _ snapshot: MetricSnapshot) {
        message(metric.kind.field) { writer in
            if metric.kind == .counter { writer.number(OTLP.MetricData.isMonotonic, 1) }
            writer.number(OTLP.MetricData.temporality, OTLP.MetricData.cumulative)
            writer.messages(OTLP.MetricData.points, metric.points) { writer, point in
                switch point.value {
                case .histogram(let histogram):
                    writer.attributes(OTLP.HistogramPoint.attributes, point.attributes)
                    writer.fields(of: histogram, metric.kind.bounds)
                case .number(let value):
                    writer.attributes(OTLP.NumberPoint.attributes, point.attributes)
                    writer.presentFixed64(OTLP.NumberPoint.integer, UInt64(bitPattern: Int64(value)))
                }
                writer.fixed64(OTLP.HistogramPoint.time, snapshot.time)
                writer.fixed64(OTLP.HistogramPoint.startTime, snapshot.startTime)
            }
        }
        text(OTLP.Metric.unit, metric.unit)
        text(OTLP.Metric.summary, metric.summary)
        text(OTLP.Metric.name, metric.name)
    }

    private mutating func fields(of histogram: CallHistogram, _ bounds: [Double]) {
        messages(OTLP.HistogramPoint.exemplars, histogram.exemplars.compactMap(\.self)) { writer, exemplar in
            writer.id(OTLP.Exemplar.traceID, exemplar.traceID)
            writer.id(OTLP.Exemplar.spanID, exemplar.spanID)
            writer.presentFixed64(OTLP.Exemplar.double, exemplar.duration.bitPattern)
            writer.fixed64(OTLP.Exemplar.time, exemplar.time)
        }
        packed(OTLP.HistogramPoint.bounds, bounds.map(\.bitPattern))
        packed(OTLP.HistogramPoint.bucketCounts, histogram.counts)
        presentFixed64(OTLP.HistogramPoint.sum, histogram.sum.bitPattern)
        fixed64(OTLP.HistogramPoint.count, histogram.count)
    }

    /// Writes numbers one after the other: https://protobuf.dev/programming-guides/encoding/#packed
    private mutating func packed(_ field: OTLPField, _ values: [UInt64]) {
        message(field) { writer in
            for value in values.reversed() {
                writer.prepend(8).storeBytes(of: value.littleEndian, as: UInt64.self)
            }
        }
    }
}

// MARK: - JSON

extension JSONWriter {
    fileprivate mutating func members(of metric: Metric, _ snapshot: MetricSnapshot) {
        text(OTLP.Metric.name, metric.name)
        text(OTLP.Metric.summary, metric.summary)
        text(OTLP.Metric.unit, metric.unit)
        name(metric.kind.field.name)
        object { writer in
            writer.objects(OTLP.MetricData.points, metric.points) { writer, point in
                writer.text(OTLP.HistogramPoint.startTime, String(snapshot.startTime))
                writer.text(OTLP.HistogramPoint.time, String(snapshot.time))
                writer.attributes(OTLP.HistogramPoint.attributes, point.attributes)
                switch point.value {
                case .histogram(let histogram): writer.members(of: histogram, metric.kind.bounds)
                case .number(let value): writer.text(OTLP.NumberPoint.integer, String(value))
                }
            }
            writer.number(OTLP.MetricData.temporality, OTLP.MetricData.cumulative)
            if metric.kind == .counter {
                writer.name(OTLP.MetricData.isMonotonic.name)
                writer.bool(true)
            }
        }
    }

    private mutating func members(of histogram: CallHistogram, _ bounds: [Double]) {
        text(OTLP.HistogramPoint.count, String(histogram.count))
        name(OTLP.HistogramPoint.sum.name)
        double(histogram.sum)
        name(OTLP.HistogramPoint.bucketCounts.name)
        array { writer in for count in histogram.counts { writer.string(String(count)) } }
        name(OTLP.HistogramPoint.bounds.name)
        array { writer in for bound in bounds { writer.double(bound) } }
        objects(OTLP.HistogramPoint.exemplars, histogram.exemplars.compactMap(\.self)) { writer, exemplar in
            writer.text(OTLP.Exemplar.time, String(exemplar.time))
            writer.name(OTLP.Exemplar.double.name)
            writer.double(exemplar.duration)
            writer.text(OTLP.Exemplar.spanID, exemplar.spanID.description)
            writer.text(OTLP.Exemplar.traceID, exemplar.traceID.description)
        }
    }
}
