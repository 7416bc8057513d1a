extension TextMasker {
    /// Masks the values of sensitive names in JSON, at every depth. Returns false if the text is not JSON.
    ///
    /// The rest of the text does not change, including spaces. The text is not parsed into a value, because a value
    /// could not be cut at the limit, and would lose its formatting: https://datatracker.ietf.org/doc/html/rfc8259
    mutating func json(_ range: Range<Int>) -> Bool {
        let reader = JSONReader(bytes: bytes, end: range.upperBound)
        var position = reader.skippingSpace(from: range.lowerBound)
        guard value(at: &position, reader, depth: 0) else {
            // A text that is cut off may end anywhere. The part that was read is masked.
            return bytes.isCut && position >= range.upperBound
        }
        return reader.skippingSpace(from: position) >= range.upperBound
    }

    private mutating func value(at position: inout Int, _ reader: JSONReader, depth: Int) -> Bool {
        guard depth < JSONReader.depthMax else { return false }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object(at: &position, reader, depth: depth + 1)
        case UInt8(ascii: "["): return array(at: &position, reader, depth: depth + 1)
        case UInt8(ascii: "\""): return text(at: &position, reader)
        default: return reader.skipScalar(at: &position)
        }
    }

    private mutating func array(at position: inout Int, _ reader: JSONReader, depth: Int) -> Bool {
        position = reader.skippingSpace(from: position + 1)
        if reader.read("]", at: &position) { return true }
        while true {
            guard value(at: &position, reader, depth: depth) else { return false }
            position = reader.skippingSpace(from: position)
            if reader.read("]", at: &position) { return true }
            guard reader.read(",", at: &position) else { return false }
            position = reader.skippingSpace(from: position)
        }
    }

    private mutating func object(at position: inout Int, _ reader: JSONReader, depth: Int) -> Bool {
        let start = position
        position = reader.skippingSpace(from: position + 1)
        if reader.read("}", at: &position) { return true }
        // `{"name": "password", "value": …}` is checked only if a field such as `value` occurs.
        var describesSecret: Bool?
        while true {
            guard let name = reader.name(at: &position) else { return false }
            var verdict = self.verdict(of: name)
            if verdict == .harmless, reader.isValueName(name) {
                let isSecret = describesSecret ?? self.describesSecret(at: start, reader)
                describesSecret = isSecret
                if isSecret {
                    verdict = .sensitive
                    hasFoundPair = true
                }
            }
            guard field(at: &position, verdict, reader, depth: depth) else { return false }
            position = reader.skippingSpace(from: position)
            if reader.read("}", at: &position) { return true }
            guard reader.read(",", at: &position) else { return false }
            position = reader.skippingSpace(from: position)
        }
    }

    @inline(__always)
    private mutating func verdict(of name: Range<Int>) -> SensitiveNames.Verdict {
        if harmlessNames.contains(name, in: bytes) { return .harmless }
        let verdict = names.verdict(of: bytes, in: name)
        if verdict == .harmless { harmlessNames.insert(name, in: bytes) }
        return verdict
    }

    private mutating func field(
        at position: inout Int, _ verdict: SensitiveNames.Verdict, _ reader: JSONReader, depth: Int
    ) -> Bool {
        if verdict == .harmless { return value(at: &position, reader, depth: depth) }
        let start = position
        let isRead = reader.skipValue(at: &position, depth: depth)
        if verdict == .count, isRead, bytes.isNumber(start..<position) { return true }
        // A part of a value is also secret.
        if position > start, isRead || bytes.isCut { replace(start..<position, with: "\"[REDACTED]\"") }
        return isRead
    }

    /// Masks a string value. The whole string is masked if it contains a secret, such as a URL with a password or
    /// `Bearer …`. In a string that contains JSON, only the secret is masked.
    private mutating func text(at position: inout Int, _ reader: JSONReader) -> Bool {
        let start = position
        if reader.skipPlainString(at: &position) { return true }
        let isRead = reader.skipString(at: &position)
        guard isRead || (bytes.isCut && position >= bytes.count) else { return false }
        let content = start + 1..<max(start + 1, isRead ? position - 1 : position)
        if reader.isNested(content) {
            // Free text knows no pairs of fields: a string with one of them goes as a whole.
            if holdsPair(content) {
                hasFoundPair = true
                replace(start..<position, with: "\"[REDACTED]\"")
            } else {
                freeText(content)
            }
        } else if isSuspicious(content) {
            replace(start..<position, with: "\"[REDACTED]\"")
        }
        return isRead
    }

    /// Whether JSON in a string, once its escapes are undone, gives a sensitive name to a value.
    private func holdsPair(_ content: Range<Int>) -> Bool {
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var index = content.lowerBound
        while index < content.upperBound {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < content.upperBound { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        return text.withUnsafeBufferPointer { buffer in
            var probe = TextMasker(TextBytes(buffer, upTo: buffer.count), names, isProbe: true)
            _ = probe.json(0..<buffer.count)
            return probe.hasFoundPair
        }
    }

    /// Returns true if an object gives a sensitive name to its value. It reads a limited number of bytes, and returns
    /// true if they do not tell.
    private func describesSecret(at start: Int, _ reader: JSONReader) -> Bool {
        var near = reader
        near.end = min(reader.end, start + JSONReader.pairSizeMax)
        let isNear = near.end == reader.end
        var position = near.skippingSpace(from: start + 1)
        while let name = near.name(at: &position) {
            let valueStart = position
            guard near.skipValue(at: &position, depth: 0) else { return !isNear || bytes.isCut }
            if near.isNameName(name), bytes[valueStart] == UInt8(ascii: "\""),
                names.verdict(of: bytes, in: valueStart + 1..<position - 1) == .sensitive
            {
                return true
            }
            position = near.skippingSpace(from: position)
            guard near.read(",", at: &position) else { return position >= near.end && (!isNear || bytes.isCut) }
            position = near.skippingSpace(from: position)
        }
        return position >= near.end && (!isNear || bytes.isCut)
    }
}
