/// A route's template, with the places of its sensitive placeholders: `/reset/{token}`.
///
/// It is looked through once, for all requests of the route.
struct RedactedPath: Sendable, Hashable {
    /// Stands in the place of a path that does not fit.
    let template: [UInt8]
    /// Counted from the end, since a route may be mounted below a prefix: 0 is the last part of the path.
    private let places: [Int]

    /// Nil where none of them is sensitive.
    init?(_ template: String, _ names: SensitiveNames) {
        self.template = Array(template.utf8)
        places = self.template.split(separator: UInt8(ascii: "/")).reversed().enumerated().compactMap { place, part in
            part.contains(UInt8(ascii: "{"))
                && names.verdict(of: String(decoding: part, as: UTF8.self)) == .sensitive ? place : nil
        }
        if places.isEmpty { return nil }
    }

    /// The parts of a path that are secret, in their order; nil if there are not so many parts.
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
    fileprivate static let pathParts = ByteSet("", ranges: [0x01...0x2E, 0x30...0x7F], others: true)
}
