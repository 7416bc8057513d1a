extension TextMasker {
    /// Masks the values of sensitive names in a query or a form: `name=value&name=value`.
    ///
    /// Another value that contains a secret is masked as a whole: it may be a URL with its own parameters.
    mutating func pairs(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let nameEnd = bytes.firstIndex(from: position, to: range.upperBound) {
                $0.equal("=") | $0.equal("&") | $0.equal(";")
            }
            guard nameEnd < range.upperBound, bytes[nameEnd] == UInt8(ascii: "=") else {
                position = nameEnd + 1
                continue
            }
            let valueEnd = bytes.firstIndex(from: nameEnd + 1, to: range.upperBound) {
                $0.equal("&") | $0.equal(";")
            }
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

    /// Masks the values of all cookies: `a=1; b=2; Path=/`. Attributes of cookies are not masked.
    mutating func cookies(_ range: Range<Int>, haveAttributes: Bool) {
        var position = range.lowerBound
        var isFirst = true
        while position < range.upperBound {
            let end = bytes.firstIndex(of: ";", from: position, to: range.upperBound)
            let start = bytes.firstIndex(notOf: .spaces, from: position, to: end)
            let nameEnd = bytes.firstIndex(of: "=", from: start, to: end)
            if nameEnd == end {
                // A cookie may have only a value, and an attribute only a name: `HttpOnly`.
                if start < end, !haveAttributes || !isCookieAttribute(start..<end) { mask(start..<end) }
            } else if isFirst || !haveAttributes || !isCookieAttribute(start..<nameEnd) {
                mask(nameEnd + 1..<end)
            }
            isFirst = false
            position = end + 1
        }
    }

    /// Returns true for the name of a cookie's attribute: https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
    private func isCookieAttribute(_ name: Range<Int>) -> Bool {
        let attributes: [StaticString] = [
            "expires", "max-age", "domain", "path", "secure", "httponly", "samesite", "partitioned", "priority",
        ]
        return attributes.contains { $0.utf8CodeUnitCount == name.count && bytes.has($0, at: name.lowerBound) }
    }
}

extension ByteSet {
    fileprivate static var valueSignals: ByteSet { ByteSet("=: +\"'%\\-.") }
}
