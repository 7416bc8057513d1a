/// The `traceparent` header: https://www.w3.org/TR/trace-context-2/#traceparent-header
///
/// `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`: version, trace id, parent's span id, flags.
struct TraceParentHeader {
    static let name = "traceparent"
    /// The bytes that are read of a header. Version 00 has 55, and only a later version may have more.
    private static let readLengthMax = 1_024
    /// The length of version 00.
    private static let length = 55
    private static let dash = UInt8(ascii: "-")

    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

extension TraceParentHeader {
    /// Parses a header's value; nil if it is malformed. A new trace starts then.
    init?(parsing value: String) {
        guard let header = value.withBytes(upTo: Self.readLengthMax, Self.init(reading:)) else { return nil }
        self = header
    }

    private init?(reading bytes: TextBytes) {
        // https://www.rfc-editor.org/rfc/rfc7230#section-3.2.3
        let start = bytes.firstIndex(notOf: .optionalWhitespace, from: 0, to: bytes.count)
        let end = bytes.lastIndex(notOf: .optionalWhitespace, before: bytes.count, downTo: start)
        let size = end &- start
        // Each part has its place.
        guard size >= Self.length, bytes[start &+ 2] == Self.dash, bytes[start &+ 35] == Self.dash,
            bytes[start &+ 52] == Self.dash,
            let version = bytes.hexadecimal(ofTwoAt: start),
            let high = bytes.hexadecimal(ofSixteenAt: start &+ 3),
            let low = bytes.hexadecimal(ofSixteenAt: start &+ 19),
            let span = bytes.hexadecimal(ofSixteenAt: start &+ 36),
            let flags = bytes.hexadecimal(ofTwoAt: start &+ 53),
            let traceID = TraceID(high: high, low: low), let spanID = TraceSpanID(span)
        else { return nil }

        // "Version ff is invalid". Version 00 ends here; later versions may continue after a dash.
        switch version {
        case 0xFF: return nil
        case 0x00: guard size == Self.length else { return nil }
        default: guard size == Self.length || bytes[start &+ Self.length] == Self.dash else { return nil }
        }
        self.init(
            traceID: traceID, spanID: spanID,
            // Flags that are not defined yet: "Vendors MUST set those to zero".
            flags: TraceFlags(rawValue: UInt8(truncatingIfNeeded: flags)).intersection([.sampled, .random]))
    }

    /// The header's value. It is written as version 00, also if another version was received.
    var value: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(55)
        bytes += "00-".utf8
        Hexadecimal.append(traceID.high, digits: 16, to: &bytes)
        Hexadecimal.append(traceID.low, digits: 16, to: &bytes)
        bytes += "-".utf8
        Hexadecimal.append(spanID.value, digits: 16, to: &bytes)
        bytes += "-".utf8
        Hexadecimal.append(UInt64(flags.intersection([.sampled, .random]).rawValue), digits: 2, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ByteSet {
    fileprivate static var optionalWhitespace: ByteSet { ByteSet(" \t") }
}

extension TextBytes {
    @inline(__always)
    fileprivate func hexadecimal(ofTwoAt index: Int) -> UInt64? {
        guard let high = Hexadecimal.value(of: self[index]), let low = Hexadecimal.value(of: self[index &+ 1]) else {
            return nil
        }
        return high << 4 | low
    }

    @inline(__always)
    fileprivate func hexadecimal(ofSixteenAt index: Int) -> UInt64? {
        guard let high = Hexadecimal.value(ofEight: eight(at: index)),
            let low = Hexadecimal.value(ofEight: eight(at: index &+ 8))
        else { return nil }
        return high << 32 | low
    }
}
