@testable import TraceGeneratorCore

/// A source text in which markers (`1️⃣`) show the places that a test speaks of.
struct MarkedSource {
    let file: SourceFile
    /// By marker: the offset of what follows it.
    let offsets: [String: Int]

    init(_ text: String, path: String = "Test.swift") {
        var bytes: [UInt8] = []
        var offsets: [String: Int] = [:]
        for character in text {
            if character.unicodeScalars.last == "\u{20E3}" {
                offsets[String(character)] = bytes.count
            } else {
                bytes += Array(String(character).utf8)
            }
        }
        file = SourceFile(path: path, bytes: bytes)
        self.offsets = offsets
    }

    /// Returns the marker, `1️⃣`, or the line and column, `3:14`, at a place without a marker.
    func name(of location: SourceLocation) -> String {
        let lines = LineTable(file)
        let marker = offsets.keys.sorted().first { lines.location(at: offsets[$0] ?? -1) == location }
        return marker ?? "\(location.line):\(location.column)"
    }
}
