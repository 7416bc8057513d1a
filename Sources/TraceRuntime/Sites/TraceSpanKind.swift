/// The role of a span's operation: https://opentelemetry.io/docs/specs/otel/trace/api/#spankind
public enum TraceSpanKind: Sendable, Hashable {
    case `internal`
    case server
    case client
    case producer
    case consumer
}
