import TraceRuntime

extension FinishedTraceSpan {
    /// The attributes as lines, without the duration: `http.method = GET`
    var attributeLines: [String] {
        attributes.filter { $0.key != .duration }.map { "\($0.key.name) = \($0.value.line)" }
    }
}

extension TraceAttributeValue {
    fileprivate var line: String {
        switch self {
        case .string(let value): value
        case .int(let value): "\(value)"
        case .strings(let values): "\(values)"
        default: "\(self)"
        }
    }
}
