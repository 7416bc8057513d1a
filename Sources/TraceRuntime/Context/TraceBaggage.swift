/// Names and values that travel with a trace, so that services can read them: https://www.w3.org/TR/baggage/
///
/// Every service that is called receives them. They must not hold secrets.
///
/// ```swift
/// TraceContext.current?.baggage["tenant.id"]
/// ```
public struct TraceBaggage: Sendable, Hashable {
    static let headerName = "baggage"
    /// "all of the list-members if the resulting baggage-string contains 64 list-members or less"
    static let entryCountMax = 64
    /// "all of the list-members if the resulting baggage-string contains 8192 bytes or less"
    static let lengthMax = 8192

    /// The entries, in the order of the header.
    private var entries: [TraceBaggageEntry] = []

    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    var count: Int { entries.count }

    /// The value of a name. Setting a name that is not a token of HTTP does nothing.
    public subscript(name: String) -> String? {
        get { entries.last { $0.name == name }?.value }
        set {
            entries.removeAll { $0.name == name }
            guard let newValue, let entry = TraceBaggageEntry(name: name, value: newValue) else { return }
            entries.append(entry)
        }
    }

    /// Parses the header's lines as one list. Malformed entries and entries beyond the limits are left out.
    init(lines: [String]) {
        var length = 0
        for line in lines {
            // An entry that this cuts is beyond the limit.
            for member in line.utf8.prefix(Self.lengthMax + 2).split(separator: UInt8(ascii: ",")) {
                length += member.count + 1
                guard length <= Self.lengthMax + 1, entries.count < Self.entryCountMax else { return }
                if let entry = TraceBaggageEntry(parsing: member) { entries.append(entry) }
            }
        }
    }

    /// The header's value, within the limits; nil without entries.
    var header: String? {
        var header = ""
        for entry in entries.prefix(Self.entryCountMax) {
            let separator = header.isEmpty ? "" : ","
            guard header.utf8.count + separator.utf8.count + entry.text.utf8.count <= Self.lengthMax else { break }
            header += separator + entry.text
        }
        return header.isEmpty ? nil : header
    }
}
