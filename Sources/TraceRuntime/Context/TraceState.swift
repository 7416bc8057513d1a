/// The `tracestate` entries of a context, validated: https://www.w3.org/TR/trace-context-2/#tracestate-header
public struct TraceState: Sendable, Hashable {
    static let headerName = "tracestate"
    /// "There can be a maximum of 32 list-members in a list"; a header with more is malformed.
    static let entryCountMax = 32
    /// "Vendors SHOULD propagate at least 512 characters"; whole entries beyond that are left out.
    static let lengthMax = 512
    /// The most bytes that all lines may have together; longer ones are malformed. It is more than 32 entries can have.
    static let readLengthMax = 32 * 1_024
    /// "Entries larger than 128 characters long SHOULD be removed first"
    static let entryLengthLarge = 128

    /// The header's value, at most 32 entries and 512 characters; empty without entries.
    public let header: String

    public init() { header = "" }

    /// Parses the header's lines as one list. If one entry is malformed, the result is empty: the error may have
    /// damaged the other entries, too.
    init(lines: [String]) {
        guard !lines.isEmpty, lines.reduce(0, { $0 + $1.utf8.count }) <= Self.readLengthMax else {
            header = ""
            return
        }
        let entries = Self.entries(of: lines) ?? []
        header = Self.shortened(entries).map { String(Substring($0.text)) }.joined(separator: ",")
    }

    private static func entries(of lines: [String]) -> [Entry]? {
        var entries: [Entry] = []
        for line in lines {
            for member in line[...].utf8.split(separator: UInt8(ascii: ",")) {
                let member = member.withoutOptionalWhitespace
                // "Empty and whitespace-only list members are allowed"
                if member.isEmpty { continue }
                guard let entry = Entry(parsing: member), entries.count < entryCountMax else { return nil }
                // "Only one entry per key is allowed"; the first is the newest.
                if !entries.contains(where: { $0.key.elementsEqual(entry.key) }) { entries.append(entry) }
            }
        }
        return entries
    }

    /// Removes entries until the header is short enough: the large ones first, then from the end.
    ///
    /// "In a situation where tracestate needs to be truncated due to size limitations, the vendor MUST truncate whole
    /// entries"
    private static func shortened(_ entries: [Entry]) -> [Entry] {
        var entries = entries
        var length = entries.reduce(entries.count - 1) { $0 + $1.text.count }
        while length > lengthMax {
            let index = entries.lastIndex { $0.text.count > entryLengthLarge } ?? entries.count - 1
            length -= entries.remove(at: index).text.count + 1
        }
        return entries
    }
}

/// An entry, `vendor=value`, checked against the grammar.
private struct Entry {
    private static let keyLengthMax = 256

    let text: Substring.UTF8View
    let key: Substring.UTF8View

    init?(parsing text: Substring.UTF8View) {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")),
            Self.isKey(text[..<equals]), Self.isValue(text[text.index(after: equals)...])
        else { return nil }
        self.text = text
        key = text[..<equals]
    }

    /// Returns true for "key = ( lcalpha / DIGIT ) 0*255 ( keychar )", where "@" is a character like the others:
    /// https://www.w3.org/TR/trace-context-2/#key
    private static func isKey(_ key: Substring.UTF8View) -> Bool {
        guard let first = key.first, isLowercaseLetter(first) || isDigit(first), key.count <= keyLengthMax else {
            return false
        }
        return key.allSatisfy { isLowercaseLetter($0) || isDigit($0) || "_-*/@".utf8.contains($0) }
    }

    /// Returns true for "up to 256 printable ASCII characters except comma and =". Spaces at the ends were removed
    /// before.
    private static func isValue(_ value: Substring.UTF8View) -> Bool {
        (1...256).contains(value.count)
            && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }

    private static func isLowercaseLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
