/// The body of a request or a response, as it is recorded in a span.
struct CapturedBody: Equatable {
    /// The content, redacted and then limited in length; nil if it cannot be recorded safely.
    let text: String?
    /// The size in bytes; nil if it is unknown.
    let size: Int?
    /// The content type, which is recorded in place of the text.
    let contentType: String?
    /// The reason why the content was not read: `stream`, because reading it would consume it.
    let skipped: String?

    /// Captures a body; nil without a body.
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
