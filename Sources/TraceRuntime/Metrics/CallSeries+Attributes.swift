extension CallSeries {
    static let overflow = TraceAttribute("otel.metric.overflow", true)

    /// Returns the attributes of the series, under the stable names of the conventions.
    func attributes(_ settings: MetricSettings) -> [TraceAttribute] {
        if isOverflow { return [Self.overflow] }
        let own = site?.constantAttributes(under: settings.names, upTo: settings.textLimit) ?? []
        let constants = own + settings.databaseAttributes
        func constant(_ key: TraceAttributeKey) -> String? { constants.first { $0.key == key }?.value.text }
        let known = key.texts
        var texts: [(key: TraceAttributeKey, value: String?)]
        switch key.metric {
        case .httpServer:
            texts = [
                ("http.request.method", (constant(.httpMethod) ?? known.method).map { HTTPMethod($0).name }),
                (.httpRoute, constant(.httpRoute) ?? known.route), ("url.scheme", settings.scheme),
            ]
        case .database:
            texts = [
                ("db.system.name", constant(.dbSystem)), ("db.operation.name", constant(.dbOperation)),
                ("db.collection.name", constant(.dbTable)), ("db.namespace", constant("db.namespace")),
            ]
        case .operation:
            texts = [("span.name", site?.displayName ?? known.name)]
        }
        texts.append((.errorType, known.errorType))
        let attributes = texts.compactMap { text in text.value.map { TraceAttribute(text.key, .string($0)) } }
        guard Self.statuses.contains(key.status) else { return attributes }
        return attributes + [TraceAttribute("http.response.status_code", .int(key.status))]
    }

    /// The numbers that are a status: https://www.rfc-editor.org/rfc/rfc9110#section-15
    private static let statuses: ClosedRange<Int64> = 100...999
}
