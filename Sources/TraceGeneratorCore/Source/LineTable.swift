/// Where the lines of a file begin, to turn offsets into places that compilers print.
struct LineTable: Sendable {
    private let path: String
    /// Ascending; the first is 0.
    private let lineStarts: [Int]

    init(_ file: SourceFile) {
        path = file.path
        var starts = [0]
        file.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let end = buffer.count
            var offset = 0
            while offset < end {
                let byte = base[offset]
                offset += 1
                // `\r\n` is one line end.
                let isPair = byte == Byte.carriageReturn && offset < end && base[offset] == Byte.lineFeed
                if Byte.isLineEnd(byte) && !isPair { starts.append(offset) }
            }
        }
        lineStarts = starts
    }

    /// The place of an offset; lines end with `\n`, `\r\n` or `\r`, and columns count bytes, as in `swiftc`.
    func location(at offset: Int) -> SourceLocation {
        // Invariant: lineStarts[low] <= offset, and offset < lineStarts[high] where that exists.
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
    }
}
