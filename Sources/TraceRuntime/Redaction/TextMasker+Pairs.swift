extension TextMasker {
    /// Masks values of sensitive names in `name=value&name=value`, of a query or a form. A value in which something
    /// looks like a secret goes as a whole: it may be an address with parameters of its own.
    mutating func pairs(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let nameEnd = bytes.firstIndex(of: .nameStops, from: position, to: range.upperBound)
            guard nameEnd < range.upperBound, bytes[nameEnd] == UInt8(ascii: "=") else {
                position = nameEnd + 1
                continue
            }
            let valueEnd = bytes.firstIndex(of: .pairStops, from: nameEnd + 1, to: range.upperBound)
            if isSecret(nameEnd + 1..<valueEnd, named: position..<nameEnd) { mask(nameEnd + 1..<valueEnd) }
            position = valueEnd + 1
        }
    }

    private func isSecret(_ value: Range<Int>, named name: Range<Int>) -> Bool {
        switch names.verdict(of: bytes, in: name, .query) {
        case .sensitive: return true
        case .count: return !value.isEmpty && !bytes.isNumber(value)
        case .harmless: break
        }
        let signal = bytes.firstIndex(of: .valueSignals, from: value.lowerBound, to: value.upperBound)
        guard signal < value.upperBound else { return false }
        return isSuspicious(value) || bytes.isSuspiciousWhenUnescaped(value, names, isQuery: true)
    }

    /// Masks the value of each cookie, whatever its name: `a=1; b=2; Path=/`. What a server says of a cookie stays.
    mutating func cookies(_ range: Range<Int>, haveAttributes: Bool) {
        var position = range.lowerBound
        var isFirst = true
        while position < range.upperBound {
            let end = bytes.firstIndex(of: .semicolon, from: position, to: range.upperBound)
            let start = bytes.firstIndex(notOf: .spaces, from: position, to: end)
            let nameEnd = bytes.firstIndex(of: .equalsSign, from: start, to: end)
            if nameEnd == end {
                // A cookie may have no name, and a server's word for one no value: `HttpOnly`.
                if start < end, !haveAttributes || !isCookieAttribute(start..<end) { mask(start..<end) }
            } else if isFirst || !haveAttributes || !isCookieAttribute(start..<nameEnd) {
                mask(nameEnd + 1..<end)
            }
            isFirst = false
            position = end + 1
        }
    }

    /// https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
    private func isCookieAttribute(_ name: Range<Int>) -> Bool {
        let attributes: [StaticString] = [
            "expires", "max-age", "domain", "path", "secure", "httponly", "samesite", "partitioned", "priority",
        ]
        return attributes.contains { $0.utf8CodeUnitCount == name.count && bytes.has($0, at: name.lowerBound) }
    }
}

extension ByteSet {
    fileprivate static let nameStops = ByteSet("=&;")
    fileprivate static let pairStops = ByteSet("&;")
    fileprivate static let semicolon = ByteSet(";")
    fileprivate static let equalsSign = ByteSet("=")
    fileprivate static let valueSignals = ByteSet("=: +\"'%\\-.")
}
