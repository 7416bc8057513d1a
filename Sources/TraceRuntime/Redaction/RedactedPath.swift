/// A route's template with the positions of its sensitive placeholders: `/reset/{token}`.
///
/// The template is read once for all requests of the route.
struct RedactedPath: Sendable, Hashable {
    /// The template, which replaces a path that does not match it.
    let template: [UInt8]
    /// The positions of the sensitive parts. They count from the end, where the last part is 0, because a route may be
    /// mounted below a prefix.
    private let places: [Int]

    /// Reads a template; nil if no placeholder is sensitive.
    init?(_ template: String, _ names: SensitiveNames) {
        self.template = Array(template.utf8)
        places = self.template.split(separator: UInt8(ascii: "/")).reversed().enumerated().compactMap { place, part in
            part.contains(UInt8(ascii: "{"))
                && names.verdict(of: String(decoding: part, as: UTF8.self)) == .sensitive ? place : nil
        }
        if places.isEmpty { return nil }
    }

    /// Returns the secret parts of a path, in their order; nil if the path has too few parts.
    func secrets(in bytes: TextBytes, _ path: Range<Int>) -> [Range<Int>]? {
        var secrets: [Range<Int>] = []
        var end = path.upperBound
        var place = 0
        while secrets.count < places.count, end > path.lowerBound {
            let start = bytes.lastIndex(notOf: .pathParts, before: end, downTo: path.lowerBound)
            if start < end {
                if places[secrets.count] == place { secrets.append(start..<end) }
                place += 1
            }
            end = start - 1
        }
        return secrets.count == places.count ? secrets.reversed() : nil
    }
}

extension ByteSet {
    fileprivate static var pathParts: ByteSet { ByteSet("/\0").inverted }
}
