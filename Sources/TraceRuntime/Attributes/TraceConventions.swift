/// The choice of attribute names: OpenTelemetry's older ones, its stable ones, or both.
///
/// https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/
public struct TraceConventions: Sendable, Hashable {
    public var http = Names.older
    public var database = Names.older

    public init() {}

    /// Whether all attributes keep the older names, under which they are recorded.
    var areOlder: Bool { http == .older && database == .older }

    public enum Names: Sendable, Hashable {
        /// The older names: `http.method`, `db.table`
        case older
        /// The stable names: `http.request.method`, `db.collection.name`
        case stable
        case both
    }
}
