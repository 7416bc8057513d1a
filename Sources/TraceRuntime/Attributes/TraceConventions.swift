/// Which names attributes have: OpenTelemetry's older ones, its stable ones, or both.
///
/// https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/
public struct TraceConventions: Sendable, Hashable {
    public var http = Names.older
    public var database = Names.older

    public init() {}

    /// Whether they ask for no other names than those that attributes are recorded under.
    var areOlder: Bool { http == .older && database == .older }

    public enum Names: Sendable, Hashable {
        /// `http.method`, `db.table`
        case older
        /// `http.request.method`, `db.collection.name`
        case stable
        case both
    }
}
