extension Redaction {
    /// A URL, or its path and query, without userinfo and without sensitive values of its query and fragment.
    ///
    /// - Parameter template: the route's, whose sensitive placeholders name parts of the path: `/reset/{token}`.
    func url(_ url: String, template: String? = nil) -> String {
        let (beforeFragment, fragment) = url.splitOnce(at: "#")
        let (location, query) = beforeFragment.splitOnce(at: "?")
        var text = path(of: withoutUserinfo(location), template: template)
        if let query { text += "?" + pairs(query) }
        if let fragment { text += "#" + pairs(fragment) }
        return text
    }

    /// `name=value&name=value`, of a query or a form, with the values of sensitive names replaced.
    func pairs(_ text: Substring) -> String {
        var redacted = ""
        for pair in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "&" || $0 == ";" }) {
            if pair.startIndex > text.startIndex { redacted.append(text[text.index(before: pair.startIndex)]) }
            let (name, value) = pair.splitOnce(at: "=")
            redacted += name
            guard let value else { continue }
            // A value may be an address with parameters of its own: `next=https%3A%2F%2F…`.
            let isSecret = isSensitive(name.percentDecoded) || isSuspicious(value.percentDecoded)
            redacted += "=" + (isSecret ? Self.mark : String(value))
        }
        return redacted
    }

    /// `https://user:password@host` becomes `https://[REDACTED]@host`.
    private func withoutUserinfo(_ location: Substring) -> String {
        guard let authorityStart = location.authorityStart else { return String(location) }
        let authority = location[authorityStart...].prefix { $0 != "/" && $0 != "\\" }
        guard let at = authority.lastIndex(of: "@") else { return String(location) }
        return location[..<authorityStart] + Self.mark + location[at...]
    }

    /// Replaces the parts of the path that sensitive placeholders stand for. The template may be mounted below a
    /// prefix, so the two are laid over each other from the end.
    private func path(of location: String, template: String?) -> String {
        guard let template else { return location }
        let places = template.split(separator: "/").reversed().enumerated().filter { _, part in
            part.contains("{") && isSensitive(part)
        }
        guard !places.isEmpty else { return location }
        var parts = location.split(separator: "/", omittingEmptySubsequences: false)
        let filled = parts.indices.filter { !parts[$0].isEmpty }.reversed().map(\.self)
        for (offset, _) in places {
            // Who cannot tell which part it is shows none.
            guard offset < filled.count else { return template }
            parts[filled[offset]] = Substring(Self.mark)
        }
        return parts.joined(separator: "/")
    }
}

extension StringProtocol where SubSequence == Substring {
    /// What stands before the first separator, and what stands behind it, if it is there.
    func splitOnce(at separator: Character) -> (Substring, Substring?) {
        guard let index = firstIndex(of: separator) else { return (self[...], nil) }
        return (self[..<index], self[self.index(after: index)...])
    }

    /// Where `user@host` would begin: behind `//`.
    var authorityStart: Index? {
        guard let slash = firstIndex(of: "/") else { return nil }
        let second = index(after: slash)
        guard second < endIndex, self[second] == "/" else { return nil }
        return index(after: second)
    }
}

extension Substring {
    /// With `%41` and `+` as forms and queries mean them. What is no escape stays.
    var percentDecoded: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
