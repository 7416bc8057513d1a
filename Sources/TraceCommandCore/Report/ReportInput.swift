import Foundation

/// The spans of a file that is read part by part, and what was wrong with it.
///
/// A line that cannot be read is counted. All other lines are shown.
package struct ReportInput {
    /// More than a browser shows at ease.
    package static let spanCountMax = 200_000
    /// Longer than any exporter writes: a file of another kind may have no line end at all.
    package static let lineLengthMax = 256 << 20

    private let spanCountMax: Int
    private(set) var spans: [ReportSpan] = []
    private(set) var mistakes = LineMistakes()
    private var seen: Set<SpanKey> = []
    private var rest: [UInt8] = []
    private var lineCount = 0

    package init(spanCountMax: Int = Self.spanCountMax) {
        self.spanCountMax = spanCountMax
    }

    /// - Throws: if there are more spans than the report can show, or the file is of another kind.
    package mutating func read(_ part: ArraySlice<UInt8>) throws(CommandFailure) {
        var part = part
        while let end = lineEnd(in: part) {
            rest += part[..<end]
            part = part[(end + 1)...]
            try readLine()
        }
        rest += part
        guard rest.count <= Self.lineLengthMax else {
            throw CommandFailure("line \(lineCount + 1) is longer than any exporter writes; these are not traces")
        }
    }

    /// Reads what follows the last line end.
    package mutating func finish() throws(CommandFailure) {
        if !rest.isEmpty { try readLine() }
    }

    private mutating func readLine() throws(CommandFailure) {
        lineCount += 1
        defer { rest.removeAll(keepingCapacity: true) }
        guard rest.contains(where: { $0 > 0x20 }) else { return }
        let line: OTLPLine
        do {
            line = try rest.withUnsafeBufferPointer { (bytes) throws(JSONScanner.Mistake) in try OTLPLine(bytes) }
        } catch {
            return mistakes.add(error, line: lineCount)
        }
        mistakes.add(line, line: lineCount)
        for span in line.spans { add(span) }
        guard spans.count <= spanCountMax else {
            throw CommandFailure(
                "there are more than \(spanCountMax) spans, which no browser shows at ease; make the report of a "
                    + "part of the file, such as its first lines: head -n \(max(1, lineCount / 2)) FILE > part.jsonl")
        }
    }

    private mutating func add(_ span: ReportSpan) {
        guard seen.insert(SpanKey(traceID: span.traceID, spanID: span.spanID)).inserted else {
            mistakes.repeatedCount += 1
            return
        }
        var span = span
        if span.end < span.start {
            mistakes.backwardCount += 1
            span.end = span.start
        }
        spans.append(span)
    }
}

/// The C library finds it: it is optimized also where this tool is not.
private func lineEnd(in part: ArraySlice<UInt8>) -> Int? {
    part.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress, let end = memchr(base, 0x0A, bytes.count) else { return nil }
        return part.startIndex + (UnsafeRawPointer(end) - base)
    }
}

struct SpanKey: Hashable {
    let traceID: String
    let spanID: String
}
