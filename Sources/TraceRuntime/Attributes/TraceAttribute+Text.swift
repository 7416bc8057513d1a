extension TraceAttributeValue {
    /// The value as text for people: strings without quotation marks, arrays as `[a, b]`.
    var text: String {
        switch self {
        case .string(let value): value
        case .bool(let value): String(value)
        case .int(let value): String(value)
        case .double(let value): String(value)
        case .strings(let values): "[" + values.joined(separator: ", ") + "]"
        case .bools(let values): "[" + values.map(String.init).joined(separator: ", ") + "]"
        case .ints(let values): "[" + values.map { String($0) }.joined(separator: ", ") + "]"
        case .doubles(let values): "[" + values.map { String($0) }.joined(separator: ", ") + "]"
        }
    }
}
