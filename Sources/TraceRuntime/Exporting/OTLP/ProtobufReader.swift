/// A reader of the fields of a message from another process. It terminates for any bytes.
struct ProtobufReader {
    enum Field: Hashable {
        case number(UInt8, UInt64)
        case bytes(UInt8, ArraySlice<UInt8>)
        /// A field of an unknown wire type or number.
        case other
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

    /// Whether all bytes were read. It tells, after ``next()`` has returned nil, that the message is well-formed.
    var isAtEnd: Bool { rest.isEmpty }

    /// Reads the next field; nil at the end and at malformed bytes.
    mutating func next() -> Field? {
        let start = rest
        guard !rest.isEmpty, let field = field() else {
            rest = start
            return nil
        }
        return field
    }

    private mutating func field() -> Field? {
        guard let tag = varint() else { return nil }
        let number = UInt8(exactly: tag >> 3)
        switch tag & 7 {
        case 0: return varint().map { value in number.map { .number($0, value) } ?? .other }
        case 1: return take(8).map { _ in .other }
        case 2:
            guard let length = varint(), let bytes = take(length) else { return nil }
            return number.map { .bytes($0, bytes) } ?? .other
        case 5: return take(4).map { _ in .other }
        default: return nil
        }
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private mutating func take(_ count: UInt64) -> ArraySlice<UInt8>? {
        guard count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
    }
}
