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
    ///
    /// - Parameter headerType: the content type of the message's headers.
    init?(
        _ body: TraceBody, contentType headerType: @autoclosure () -> String?, redaction: Redaction,
        limits: TraceSpanLimits
    ) {
        switch body {
        case .none: return nil
        case .stream:
            self.init(text: nil, size: nil, contentType: headerType(), skipped: "stream")
        case .bytes(let bytes, let type):
            let type = type ?? headerType()
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
        switch type.map(Format.init(contentType:)) ?? .json {
        case .json: redaction.json(bytes, upTo: limit)
        case .form: redaction.form(bytes, upTo: limit)
        case .other: nil
        }
    }
}

private enum Format {
    case json
    case form
    case other

    /// The bytes that are read of a content type.
    private static let sizeMax = 256

    /// - Parameter contentType: with parameters or without: `application/json; charset=utf-8`
    init(contentType: String) {
        if contentType == "application/json" {
            self = .json
            return
        }
        self = contentType.withBytes(upTo: Self.sizeMax) { bytes in
            let parameters = bytes.firstIndex(of: ByteSet(";"), from: 0, to: bytes.count)
            let start = bytes.firstIndex(notOf: .spaces, from: 0, to: parameters)
            let end = bytes.lastIndex(notOf: .spaces, before: parameters, downTo: start)
            switch end - start {
            case 16 where bytes.has("application/json", at: start): return .json
            case 33 where bytes.has("application/x-www-form-urlencoded", at: start): return .form
            case 5... where bytes.has("+json", at: end - 5): return .json
            default: return .other
            }
        }
    }
}
