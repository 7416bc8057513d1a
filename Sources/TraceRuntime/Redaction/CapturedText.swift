/// Attributes whose text may hold secrets in its middle, under whatever hand it was set.
enum CapturedText {
    case url
    case sql
    case free

    private init?(_ key: TraceAttributeKey) {
        // Told apart by length first: this is asked for every attribute of every span.
        switch key.name.utf8.count {
        case 8 where key == .httpURL || key == "url.full": self = .url
        case 12 where key == .dbStatement: self = .sql
        case 13 where key == "db.query.text": self = .sql
        case 13 where key == .errorMessage: self = .free
        case 17 where key == "exception.message": self = .free
        default: return nil
        }
    }

    static func redacted(_ attribute: TraceAttribute, by redaction: @autoclosure () -> Redaction) -> TraceAttribute {
        guard let kind = CapturedText(attribute.key), case .string(let text) = attribute.value else { return attribute }
        let redaction = redaction()
        let safe =
            switch kind {
            case .url: redaction.url(text)
            case .sql: redaction.sql(text)
            case .free: redaction.freeText(text)
            }
        return TraceAttribute(attribute.key, .string(safe))
    }
}
