/// The spans that code ends itself and has not ended yet.
struct OpenSpans: Sendable {
    /// The number of open spans that are known by name and place. Further ones are only counted.
    static let knownCountMax = 1_000
    /// The number of spans that ``report`` names.
    static let namedCountMax = 10

    private(set) var count = 0
    private var known: [SpanSlot.Reference: Entry] = [:]
    private var nextNumber = 0

    private struct Entry {
        let number: Int
        let name: String
        let fileID: String
        let line: Int

        /// A request that is counted without a span has no place.
        var description: String { fileID.isEmpty ? "'\(name)'" : "'\(name)' (\(fileID):\(line))" }
    }

    mutating func add(_ slot: SpanSlot.Reference, name: String, fileID: String, line: Int) {
        count += 1
        guard known.count < Self.knownCountMax else { return }
        known[slot] = Entry(number: nextNumber, name: name, fileID: fileID, line: line)
        nextNumber += 1
    }

    mutating func remove(_ slot: SpanSlot.Reference) {
        count -= 1
        known[slot] = nil
    }

    /// A line that names the first of them; nil if none is open.
    var report: String? {
        guard count > 0 else { return nil }
        let first = known.values.sorted { $0.number < $1.number }.prefix(Self.namedCountMax)
        let names = first.map(\.description).joined(separator: ", ")
        let rest = count - first.count
        return "spans that were started and never ended (\(count)): \(names)" + (rest > 0 ? " and \(rest) more" : "")
    }
}
