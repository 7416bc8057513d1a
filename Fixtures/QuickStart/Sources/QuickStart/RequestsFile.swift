/// Recorded requests: each has a line `### what it is`, then stands as HTTP sends it.
enum RequestsFile {
    struct Malformed: Error, CustomStringConvertible {
        let line: Int
        let text: Substring

        var description: String { "line \(line) is neither a request nor a header: \(text.debugDescription)" }
    }

    static func parse(_ text: String) throws -> [Request] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        return try lines.split { $0.element.hasPrefix("###") }.compactMap(parseRequest)
    }

    /// Nil where no line holds anything.
    private static func parseRequest(_ lines: some Sequence<(offset: Int, element: Substring)>) throws -> Request? {
        var lines = lines.drop { $0.element.isEmpty }.makeIterator()
        guard let first = lines.next() else { return nil }
        let words = first.element.split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/") else {
            throw Malformed(line: first.offset + 1, text: first.element)
        }
        var headers: Headers = []
        while let line = lines.next(), !line.element.isEmpty {
            guard let colon = line.element.firstIndex(of: ":") else {
                throw Malformed(line: line.offset + 1, text: line.element)
            }
            let value = line.element[colon...].dropFirst().drop { $0 == " " }
            headers.append((String(line.element[..<colon]), String(value)))
        }
        let body = IteratorSequence(lines).map(\.element).joined(separator: "\n")
        return Request(method: String(words[0]), url: String(words[1]), headers: headers, body: body.trimmed)
    }
}

extension String {
    /// Without the line ends at its end.
    fileprivate var trimmed: String {
        String(reversed().drop(while: \.isNewline).reversed())
    }
}
