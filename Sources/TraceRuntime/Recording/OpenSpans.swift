/// The spans of a recorder that code ends itself and has not ended yet.
///
/// Their slots say which they are. So a start and an end need no table that all threads share.
struct OpenSpans {
    /// The number of spans that ``report`` names.
    static let namedCountMax = 10

    /// The address of the recorder.
    let recorder: UInt

    var count: Int { SpanPool.slots.count { $0.isNotedOpen(in: recorder) } }

    /// A line that names the first of them; nil if none is open.
    var report: String? {
        let open = SpanPool.slots.compactMap { slot in slot.whileNotedOpen(in: recorder) { OpenSpan($0) } }
        guard !open.isEmpty else { return nil }
        let first = open.sorted { $0.start < $1.start }.prefix(Self.namedCountMax)
        let names = first.map(\.description).joined(separator: ", ")
        let rest = open.count - first.count
        return "spans that were started and never ended (\(open.count)): \(names)"
            + (rest > 0 ? " and \(rest) more" : "")
    }
}

private struct OpenSpan {
    let start: TraceInstant
    let description: String

    init(_ record: borrowing SpanRecord) {
        start = record.startTime
        let site = record.site?.takeUnretainedValue()
        let name = record.name ?? site?.displayName ?? ""
        let place = site.map { ($0.source.fileID, $0.source.line) } ?? record.notedPlace
        description = "'\(name)'" + (place.map { " (\($0):\($1))" } ?? "")
    }
}

extension SpanRecord {
    /// Notes the place of a call that is counted without a span, and that has no site.
    mutating func notePlace(fileID: String, line: Int) {
        set(TraceAttribute(.codeFilePath, .string(fileID)), atMost: .max)
        set(TraceAttribute(.codeLineNumber, .int(Int64(line))), atMost: .max)
    }

    fileprivate var notedPlace: (fileID: String, line: Int)? {
        var place: (fileID: String?, line: Int?)
        for attribute in attributes.all {
            switch (attribute.key, attribute.value) {
            case (.codeFilePath, .string(let fileID)): place.fileID = fileID
            case (.codeLineNumber, .int(let line)): place.line = Int(line)
            default: break
            }
        }
        return place.fileID.flatMap { fileID in place.line.map { (fileID, $0) } }
    }
}
