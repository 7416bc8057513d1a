#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Compression as gzip, by the zlib that the system has: https://www.rfc-editor.org/rfc/rfc1952
///
/// It is looked for while the process runs, so that nobody needs its headers, nor a process that does not compress the
/// library. Of zlib it takes two functions that know no structures: their signatures are the same everywhere.
struct Gzip: Sendable {
    private typealias Compress =
        @convention(c) @Sendable (
            UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<CUnsignedLong>?, UnsafePointer<UInt8>?, CUnsignedLong,
            CInt
        ) -> CInt
    private typealias Checksum =
        @convention(c) @Sendable (CUnsignedLong, UnsafePointer<UInt8>?, CUnsignedInt) -> CUnsignedLong

    private let compress: Compress
    private let checksum: Checksum

    /// Nil where there is no zlib.
    static let system = Gzip(libraries: ["libz.so.1", "libz.so", "/usr/lib/libz.1.dylib"])

    /// - Parameter libraries: names or paths; the first that is there is taken, and never given up.
    init?(libraries: [String]) {
        guard let library = libraries.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first,
            let compress = dlsym(library, "compress2"), let checksum = dlsym(library, "crc32")
        else { return nil }
        self.compress = unsafeBitCast(compress, to: Compress.self)
        self.checksum = unsafeBitCast(checksum, to: Checksum.self)
    }

    func compressed(_ bytes: [UInt8]) -> [UInt8] {
        let sum = checksum(0, bytes, CUnsignedInt(bytes.count))
        var output = Self.header
        output += deflated(bytes) ?? Self.stored(bytes)
        for number in [UInt32(truncatingIfNeeded: sum), UInt32(truncatingIfNeeded: bytes.count)] {
            output += withUnsafeBytes(of: number.littleEndian, Array.init)
        }
        return output
    }

    /// Deflated, no name, no time, no word about the system.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    /// The speed that collectors' own clients use, too.
    private static let level: CInt = 6
    /// zlib's own head and its checksum, which gzip has others for: https://www.rfc-editor.org/rfc/rfc1950
    private static let zlibHeadSize = 2
    private static let zlibTailSize = 4

    /// Nil if zlib finds no memory.
    private func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        // What zlib's compressBound says, and a little more.
        let capacity = bytes.count + bytes.count / 1_000 + 64
        var size = CUnsignedLong(capacity)
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            isDone = compress(buffer.baseAddress, &size, bytes, CUnsignedLong(bytes.count), Self.level) == 0
            count = isDone ? Int(size) : 0
        }
        return isDone ? Array(output[Self.zlibHeadSize..<output.count - Self.zlibTailSize]) : nil
    }

    /// In blocks that are not compressed: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var blocks: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(Int(UInt16.max))
            rest = rest.dropFirst(block.count)
            let size = UInt16(block.count)
            blocks.append(rest.isEmpty ? 1 : 0)
            for number in [size, ~size] { blocks += withUnsafeBytes(of: number.littleEndian, Array.init) }
            blocks += block
        } while !rest.isEmpty
        return blocks
    }
}
