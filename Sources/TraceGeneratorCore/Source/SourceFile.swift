/// One Swift file as it was read, byte for byte.
///
/// Offsets everywhere in the generator are UTF-8 offsets into ``bytes``.
public struct SourceFile: Sendable, Equatable {
    /// The path as the caller wrote it: diagnostics and `#sourceLocation` repeat it.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The file's last path component, `UserStore.swift`.
    var name: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.index(after: slash)...])
    }

    /// Whether the bytes are text at all: `swiftc` reads nothing else.
    var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The text of a range of ``bytes``; invalid UTF-8 in it is repaired.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
