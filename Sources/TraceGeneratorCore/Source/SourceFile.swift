/// One Swift file as it was read, byte for byte.
///
/// Offsets everywhere in the generator are UTF-8 offsets into ``bytes``.
public struct SourceFile: Sendable, Equatable {
    /// The path as the caller wrote it: diagnostics and `#sourceLocation` repeat it.
    public let path: String
    public let bytes: [UInt8]
    /// The file's last path component, `UserStore.swift`.
    let name: String
    /// `UserStore`
    let nameWithoutExtension: String

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var path = path
        (name, nameWithoutExtension) = path.withUTF8(Self.lastComponent)
    }

    /// With and without `.swift`.
    private static func lastComponent(of path: UnsafeBufferPointer<UInt8>) -> (String, String) {
        guard let base = path.baseAddress else { return ("", "") }
        var start = path.count
        while start > 0 && base[start - 1] != Byte.slash { start -= 1 }
        let name = UnsafeBufferPointer(start: base + start, count: path.count - start)
        let hasExtension = ends(name, with: swiftExtension)
        let count = name.count - (hasExtension ? swiftExtension.utf8CodeUnitCount : 0)
        return (
            String(decoding: name, as: UTF8.self),
            String(decoding: UnsafeBufferPointer(start: base + start, count: count), as: UTF8.self)
        )
    }

    private static let swiftExtension: StaticString = ".swift"

    private static func ends(_ name: UnsafeBufferPointer<UInt8>, with suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard name.count >= count, let base = name.baseAddress else { return false }
        return sameBytes(base + name.count - count, suffix.utf8Start, count)
    }

    /// The source whose wrappers a file of this name would hold: `UserStore` for `UserStore+Traced.swift`, nil for
    /// other names.
    var nameOfTraced: String? {
        var name = nameWithoutExtension
        let isTraced = name.withUTF8 { Self.ends($0, with: "+Traced") }
        return isTraced ? String(name.dropLast("+Traced".count)) : nil
    }

    /// The offset of the first bytes that are not UTF-8, which `swiftc` does not read; nil if all are.
    var invalidOffset: Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var offset = 0
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let lexer = Lexer(base: base, end: buffer.count)
            while offset < buffer.count {
                guard let (_, length) = lexer.scalar(at: offset) else { return offset }
                offset += length
            }
            return nil
        }
    }

    /// The text of a range of ``bytes``; invalid UTF-8 in it is repaired.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
