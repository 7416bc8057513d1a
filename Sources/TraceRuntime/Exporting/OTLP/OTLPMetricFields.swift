// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto

extension OTLP.Request {
    static let metrics = OTLP.Request(
        resources: OTLPField(1, "resourceMetrics"), scopes: OTLPField(2, "scopeMetrics"),
        items: OTLPField(2, "metrics"), followsSchema: true)
}

extension OTLP {
    enum Metric {
        static let name = OTLPField(1, "name")
        static let summary = OTLPField(2, "description")
        static let unit = OTLPField(3, "unit")
        static let sum = OTLPField(7, "sum")
        static let histogram = OTLPField(9, "histogram")
    }

    /// The fields of `Sum`. `Histogram` has all but the last.
    enum MetricData {
        static let points = OTLPField(1, "dataPoints")
        static let temporality = OTLPField(2, "aggregationTemporality")
        static let isMonotonic = OTLPField(3, "isMonotonic")

        /// `AGGREGATION_TEMPORALITY_CUMULATIVE`
        static let cumulative: UInt64 = 2
    }

    /// The fields of `NumberDataPoint` that only it has; it shares those of the times with ``HistogramPoint``.
    enum NumberPoint {
        static let integer = OTLPField(6, "asInt")
        static let attributes = OTLPField(7, "attributes")
    }

    enum HistogramPoint {
        static let startTime = OTLPField(2, "startTimeUnixNano")
        static let time = OTLPField(3, "timeUnixNano")
        static let count = OTLPField(4, "count")
        static let sum = OTLPField(5, "sum")
        static let bucketCounts = OTLPField(6, "bucketCounts")
        static let bounds = OTLPField(7, "explicitBounds")
        static let exemplars = OTLPField(8, "exemplars")
        static let attributes = OTLPField(9, "attributes")
    }

    enum Exemplar {
        static let time = OTLPField(2, "timeUnixNano")
        static let double = OTLPField(3, "asDouble")
        static let spanID = OTLPField(4, "spanId")
        static let traceID = OTLPField(5, "traceId")
    }
}
