/// A source file with annotations put in.
struct AnnotatedFile {
    /// What the build reads.
    private(set) var text: [UInt8]
    /// For each annotation, in order, the line of its `@trace`.
    private(set) var lines: [Int] = []

    /// Puts `// @trace` above each of the candidates, on a line of its own.
    ///
    init(_ source: [UInt8], annotating candidates: [Candidate], _ mode: Mode) {
        let isRenaming = if case .renamedFunctions = mode { true } else { false }
        text = []
        text.reserveCapacity(source.count + candidates.count * 32)
        var copied = 0
        var line = 1
        for candidate in candidates.sorted(by: { $0.offset < $1.offset }) {
            line += source[copied..<candidate.offset].count { $0 == newline }
            text += source[copied..<candidate.offset]
            let lineStart = source[..<candidate.offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
            let indentation = source[lineStart..<candidate.offset]
            let startsLine = indentation.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if !startsLine {
                text.append(newline)
                line += 1
            }
            lines.append(line)
            text += Array(Self.annotation(of: candidate, isRenaming: isRenaming).utf8)
            line += 1
            if startsLine { text += indentation }
            copied = candidate.offset
            if isRenaming {
                line += source[copied..<candidate.nameRange.lowerBound].count { $0 == newline }
                text += source[copied..<candidate.nameRange.lowerBound]
                text.append(UInt8(ascii: "_"))
                copied = candidate.nameRange.lowerBound
            }
        }
        text += source[copied...]
    }

    /// The wrapper of `_open` would be `open`, and stand before the C library's in name lookup.
    private static func annotation(of candidate: Candidate, isRenaming: Bool) -> String {
        let isNamed = !candidate.isType && candidate.name.hasPrefix("_") && !isRenaming
        return isNamed ? "// @trace(as: \"traced\(candidate.name)\")\n" : "// @trace\n"
    }
}

private let newline = UInt8(ascii: "\n")
