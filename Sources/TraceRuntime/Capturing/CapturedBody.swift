/// What a span may say of a request's or a response's body.
struct CapturedBody: Equatable {
    /// Redacted, then cut off; nil where its content cannot be shown safely.
    let text: String?
    /// In bytes; nil where it is not known.
    let size: Int?
    /// Said instead of the text.
    let contentType: String?
    /// `stream`: reading it would take it from the application.
    let skipped: String?

    /// Nil where there is no body.
    init?(_ body: TraceBody, contentType headerType: String?, redaction: Redaction, limits: TraceSpanLimits) {
        switch body {
        case .none: return nil
        case .stream:
            self.init(text: nil, size: nil, contentType: headerType, skipped: "stream")
        case .bytes(let bytes, let type):
            let type = type ?? headerType
            let text = Self.text(bytes, type: type, redaction: redaction, upTo: .bytes(limits.bodySizeMax))
            self.init(text: text, size: bytes.count, contentType: text == nil ? type : nil, skipped: nil)
        }
    }

    private init(text: String?, size: Int?, contentType: String?, skipped: String?) {
        self.text = text
        self.size = size
        self.contentType = contentType
        self.skipped = skipped
    }

    private static func text(
        _ bytes: [UInt8], type: String?, redaction: Redaction, upTo limit: TextLimit
    ) -> String? {
        let type = type.map { String($0.prefix { $0 != ";" }).trimmed.lowercased() } ?? "application/json"
        if type == "application/json" || type.hasSuffix("+json") { return redaction.json(bytes, upTo: limit) }
        guard type == "application/x-www-form-urlencoded" else { return nil }
        return redaction.form(bytes, upTo: limit)
    }
}
