extension TraceAttribute {
    /// In bytes of memory, for the bound on what waits to be exported.
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
        return 48 + valueSize
    }
}
