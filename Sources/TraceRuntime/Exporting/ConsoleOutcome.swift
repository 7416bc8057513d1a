/// The outcome of an operation, for the end of its line: `500 ✗ App.OutOfStock: none left`.
struct ConsoleOutcome {
    private let httpStatus: Int64?
    /// The error's type and message; nil if the operation succeeded.
    private let failure: String?

    /// Reads the outcome of a span; nil if it has neither an HTTP status nor an error.
    init?(_ span: FinishedTraceSpan) {
        httpStatus =
            span.attributes.lazy.compactMap { attribute in
                guard Self.statusKeys.contains(attribute.key), case .int(let status) = attribute.value else {
                    return nil
                }
                return status
            }.first
        if case .error(let message) = span.status {
            let type = span.attributes.first { $0.key == .errorType }?.value.text
            failure = [type, message.isEmpty ? nil : message].compactMap(\.self).joined(separator: ": ")
        } else {
            failure = nil
        }
        if httpStatus == nil && failure == nil { return nil }
    }

    private static let statusKeys: [TraceAttributeKey] = [.httpStatusCode, "http.response.status_code"]

    func text(_ palette: ConsolePalette) -> String {
        var words: [String] = []
        if let httpStatus {
            words.append(Self.paint(httpStatus, palette))
        }
        if let failure { words.append(palette.bad("✗ " + failure.escapedForConsole)) }
        return words.joined(separator: " ")
    }

    private static func paint(_ status: Int64, _ palette: ConsolePalette) -> String {
        switch status {
        case ..<400: palette.good("\(status)")
        case ..<500: palette.warning("\(status)")
        default: palette.bad("\(status)")
        }
    }
}
