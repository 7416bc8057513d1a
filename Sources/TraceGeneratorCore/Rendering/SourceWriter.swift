/// Swift text that grows line by line.
struct SourceWriter {
    private(set) var text = ""
    private var indentation = 0

    static let lineLengthMax = 120

    mutating func line(_ line: String) {
        text += String(repeating: " ", count: indentation) + line + "\n"
    }

    /// Text of several lines, without the last line's end, that begins at the margin.
    mutating func lines(_ lines: String) { text += lines + "\n" }

    mutating func blankLine() { text += "\n" }

    /// A line that begins at the margin, as directives do.
    mutating func directive(_ line: String) { text += line + "\n" }

    mutating func indented(_ write: (inout SourceWriter) -> Void) {
        indentation += 4
        write(&self)
        indentation -= 4
    }

    /// Whether a text fits on a line from here on.
    func fits(_ text: String) -> Bool {
        !text.contains("\n") && indentation + text.count <= Self.lineLengthMax
    }

    /// `opening`, the parts with commas between them, and `closing` on one line; else the parts on lines of their own,
    /// as many on each as fit.
    mutating func list(_ opening: String, _ parts: [String], _ closing: String, closesOnOwnLine: Bool = true) {
        let line = opening + parts.joined(separator: ", ") + closing
        guard !fits(line), !parts.isEmpty else { return self.line(line) }
        self.line(opening)
        indented { writer in
            writer.filled(parts, end: closesOnOwnLine ? "" : closing)
        }
        if closesOnOwnLine { self.line(closing) }
    }

    /// The parts with commas between them, as many on each line as fit.
    mutating func filled(_ parts: [String], end: String) {
        var current = ""
        for (index, part) in parts.enumerated() {
            let piece = part + (index == parts.count - 1 ? end : ",")
            if !current.isEmpty && !fits(current + " " + piece) {
                line(current)
                current = ""
            }
            current += (current.isEmpty ? "" : " ") + piece
        }
        if !current.isEmpty { line(current) }
    }
}
