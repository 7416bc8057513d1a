/// The `traceparent` header: https://www.w3.org/TR/trace-context-2/#traceparent-header
///
/// `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`: version, trace id, parent's span id, flags.
struct TraceParentHeader {
    static let name = "traceparent"
    /// The bytes that are read of a header. Version 00 has 55, and only a later version may have more.
    private static let readLengthMax = 1_024

    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

extension TraceParentHeader {
    /// Parses a header's value; nil if it is malformed. A new trace starts then.
    init?(parsing value: String) {
        guard let header = value.withBytes(upTo: Self.readLengthMax, { Self(reading: ByteReader(trimming: $0)) }) else {
            return nil
        }
        self = header
    }

    private init?(reading reader: ByteReader) {
        var rest = reader
        guard let version = rest.readHexadecimal(digits: 2), rest.readCharacter("-"),
            let high = rest.readHexadecimal(digits: 16), let low = rest.readHexadecimal(digits: 16),
            rest.readCharacter("-"),
            let span = rest.readHexadecimal(digits: 16), rest.readCharacter("-"),
            let flags = rest.readHexadecimal(digits: 2),
            let traceID = TraceID(high: high, low: low), let spanID = TraceSpanID(span)
        else { return nil }

        // "Version ff is invalid". Version 00 ends here; later versions may continue after a dash.
        switch version {
        case 0xFF: return nil
        case 0x00: guard rest.isAtEnd else { return nil }
        default: guard rest.isAtEnd || rest.readCharacter("-") else { return nil }
        }
        self.init(
            traceID: traceID, spanID: spanID,
            // Flags that are not defined yet: "Vendors MUST set those to zero".
            flags: TraceFlags(rawValue: UInt8(flags)).intersection([.sampled, .random]))
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
