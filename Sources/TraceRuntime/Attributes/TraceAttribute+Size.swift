extension TraceAttribute {
    /// The approximate size in bytes of memory. It counts towards the limit on spans that wait for export.
    var estimatedSize: Int {
        let valueSize =
            switch value {
            case .string(let text): text.utf8.count
            case .bool, .int, .double: 0
            case .strings(let texts): texts.reduce(0) { $0 + 16 + $1.utf8.count }
            case .bools(let values): values.count
            case .ints(let values): values.count * 8
            case .doubles(let values): values.count * 8
            }
        // Usual keys are literals, which take no memory of their own.
        let keySize = key.name.utf8.count
        return 48 + valueSize + (keySize > 64 ? keySize : 0)
    }
}
