#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif

/// The offsets of a file's lines, by which offsets become lines and columns.
struct LineTable: Sendable {
    private let path: String
    /// Ascending; the first is 0.
    private let lineStarts: [Int]

    init(_ file: SourceFile) {
        path = file.path
        lineStarts = file.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return [0] }
            let hasCarriageReturns = memchr(base, Int32(Byte.carriageReturn), buffer.count) != nil
            return hasCarriageReturns
                ? Self.startsOfMixedLines(base, buffer.count) : Self.startsOfLines(base, buffer.count)
        }
    }

    /// Finds lines that all end with `\n`. The C library searches, because it is optimized even where this tool is not.
    private static func startsOfLines(_ base: UnsafePointer<UInt8>, _ count: Int) -> [Int] {
        var starts = [0]
        var offset = 0
        while let lineEnd = memchr(base + offset, Int32(Byte.lineFeed), count - offset) {
            offset = UnsafeRawPointer(lineEnd) - UnsafeRawPointer(base) + 1
            starts.append(offset)
        }
        return starts
    }

    private static func startsOfMixedLines(_ base: UnsafePointer<UInt8>, _ count: Int) -> [Int] {
        var starts = [0]
        var offset = 0
        while offset < count {
            let byte = base[offset]
            offset += 1
            // `\r\n` is one line end.
            let isPair = byte == Byte.carriageReturn && offset < count && base[offset] == Byte.lineFeed
            if Byte.isLineEnd(byte) && !isPair { starts.append(offset) }
        }
        return starts
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
