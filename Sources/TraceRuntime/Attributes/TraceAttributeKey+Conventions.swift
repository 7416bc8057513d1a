// The attribute names that this package records: https://opentelemetry.io/docs/specs/semconv/
extension TraceAttributeKey {
    public static let httpMethod: TraceAttributeKey = "http.method"
    public static let httpURL: TraceAttributeKey = "http.url"
    public static let httpRoute: TraceAttributeKey = "http.route"
    public static let httpStatusCode: TraceAttributeKey = "http.status_code"
    public static let dbOperation: TraceAttributeKey = "db.operation"
    public static let dbTable: TraceAttributeKey = "db.table"
    public static let dbSystem: TraceAttributeKey = "db.system"
    public static let dbStatement: TraceAttributeKey = "db.statement"
    public static let errorMessage: TraceAttributeKey = "error.message"
    public static let errorType: TraceAttributeKey = "error.type"
    public static let codeFunctionName: TraceAttributeKey = "code.function.name"
    public static let codeFilePath: TraceAttributeKey = "code.file.path"
    public static let codeLineNumber: TraceAttributeKey = "code.line.number"
    /// The number of elements of the sequence that the span ends with.
    public static let streamElements: TraceAttributeKey = "trace.stream.elements"
    /// The duration of the span in milliseconds.
    public static let duration: TraceAttributeKey = "duration_ms"
}

extension TraceAttributeKey {
    static func requestHeader(_ name: String) -> TraceAttributeKey { TraceAttributeKey("http.request.header." + name) }
    static func responseHeader(_ name: String) -> TraceAttributeKey {
        TraceAttributeKey("http.response.header." + name)
    }
    static func queryParameter(_ name: String) -> TraceAttributeKey { TraceAttributeKey("http.request.query." + name) }
    static func pathParameter(_ name: String) -> TraceAttributeKey { TraceAttributeKey("http.request.path." + name) }
}
