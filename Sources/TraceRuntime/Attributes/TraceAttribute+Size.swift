extension TraceAttribute {
    /// The approximate size in bytes of memory. It counts towards the limit on spans that wait for export.
    @inline(__always)
    var estimatedSize: Int {
        // Usual keys are literals, which take no memory of their own.
        let keySize = key.name.utf8.count
        return 48 + (value.isNumber ? 0 : value.estimatedSize) + (keySize > 64 ? keySize : 0)
    }
}

extension TraceAttributeValue {
    @inline(__always)
    fileprivate var isNumber: Bool {
        switch self {
        case .bool, .int, .double: true
        case .string, .strings, .bools, .ints, .doubles: false
        }
    }

    @inline(never)
    fileprivate var estimatedSize: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .bool, .int, .double: 0
        case .strings(let texts): texts.reduce(0) { $0 + 16 + $1.utf8.count }
        case .bools(let values): values.count
        case .ints(let values): values.count * 8
        case .doubles(let values): values.count * 8
        }
    }
}
