#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Compression as gzip by the system's zlib: https://www.rfc-editor.org/rfc/rfc1952
///
/// The library is loaded at run time. So building needs no headers of zlib, and a process that does not compress needs
/// no library. Only two functions of zlib are used. Their signatures contain no structures, so they are the same on all
/// systems.
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

    /// Loads zlib; nil if the system does not have it.
    static let system = Gzip(libraries: ["libz.so.1", "libz.so", "/usr/lib/libz.1.dylib"])

    /// - Parameter libraries: names or paths. The first one that exists is loaded, and never unloaded.
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

    /// The header of gzip: deflated, without a name, a time or a system.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    /// The compression level that favours speed, which other OTLP exporters use, too.
    private static let level: CInt = 6
    /// The sizes of zlib's header and checksum, which gzip replaces: https://www.rfc-editor.org/rfc/rfc1950
    private static let zlibHeadSize = 2
    private static let zlibTailSize = 4

    /// Compresses bytes; nil if zlib cannot allocate memory.
    private func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        // The bound of zlib's compressBound, and a bit more.
        let capacity = bytes.count + bytes.count / 1_000 + 64
        var size = CUnsignedLong(capacity)
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            isDone = compress(buffer.baseAddress, &size, bytes, CUnsignedLong(bytes.count), Self.level) == 0
            count = isDone ? Int(size) : 0
        }
        return isDone ? Array(output[Self.zlibHeadSize..<output.count - Self.zlibTailSize]) : nil
    }

    /// Returns the bytes in uncompressed blocks: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4
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
