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
