/// The method and path of a route, `GET /users/{id}`. The request gives a part that is missing.
struct RouteTemplate: Sendable, Equatable {
    /// `GET`
    let method: String?
    /// `/users/{id}`
    let path: String?

    /// The names between the path's braces: `id`.
    var parameters: [String] {
        guard let path else { return [] }
        return path.split(separator: "{").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }

    /// The name of the first segment in a text that is written as in other frameworks, `:id`.
    static func colonParameter(in text: String) -> String? {
        for segment in text.split(separator: "/").dropFirst(text.utf8.first == Byte.slash ? 0 : 1) {
            let name = segment.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            if segment.first == ":" && !name.isEmpty { return String(name) }
        }
        return nil
    }

    /// Reads `METHOD /path`, `METHOD` or `/path`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let hasPath = parts.last?.utf8.first == Byte.slash
        method = hasPath && parts.count == 1 ? nil : parts.first
        path = hasPath ? parts.last : nil
        guard parts.count == (method == nil ? 0 : 1) + (path == nil ? 0 : 1) else { return nil }
        guard method.map(Self.isMethod) ?? true, path.map(Self.isPath) ?? true else { return nil }
    }

    private static func isMethod(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == Byte.minus }
    }

    /// Printable, without query and fragment, and with a name in each pair of braces.
    private static func isPath(_ text: String) -> Bool {
        var name: Int?
        for byte in text.utf8 {
            switch byte {
            case Byte.leftBrace where name == nil: name = 0
            case Byte.rightBrace where name ?? 0 > 0: name = nil
            case Byte.leftBrace, Byte.rightBrace, Byte.questionMark, Byte.pound, 0...Byte.space, 0x7F: return false
            case Byte.slash where name != nil: return false
            default: name = name.map { $0 + 1 }
            }
        }
        return name == nil
    }
}
