#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// The facts about a process and its machine that can be learnt without asking a server.
struct ProcessSurroundings: Sendable {
    let executableName: String
    let id: Int
    let hostName: String?
    /// A random UUID, in lower case.
    let instanceID: String
    /// Reads an environment variable; nil if it is not set.
    let variable: @Sendable (String) -> String?
    /// Reads a short file; nil if it cannot be read.
    let file: @Sendable (String) -> String?

    static let current = ProcessSurroundings(
        executableName: CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "swift",
        id: Int(getpid()), hostName: readHostName(), instanceID: makeUUID(),
        // `getenv` does not need Foundation, as a dictionary of all variables would.
        variable: { getenv($0).map { String(cString: $0) } }, file: read)

    private static func readHostName() -> String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.isEmpty ? nil : name
    }

    /// Returns a UUID of version 4: https://www.rfc-editor.org/rfc/rfc9562#section-5.4
    private static func makeUUID() -> String {
        var digits: [UInt8] = []
        Hexadecimal.append(.random(in: 0 ... .max) & ~0xF000 | 0x4000, digits: 16, to: &digits)
        Hexadecimal.append(.random(in: 0 ... .max) >> 2 | 0x8000_0000_0000_0000, digits: 16, to: &digits)
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
        return parts.joined(separator: "-")
    }

    /// Reads at most 64 KiB.
    private static func read(_ path: String) -> String? {
        guard let stream = fopen(path, "re") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
