#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif

/// A failure of the tool: a file that it cannot read or write, or a command line that it does not understand.
struct ToolFailure: Error {
    let message: String

    init(message: String) { self.message = message }

    /// A failure with the system's message for `errno`.
    init(_ action: String, _ path: String) {
        message = "cannot \(action) '\(path)': \(String(cString: strerror(errno)))"
    }
}

func readFile(_ path: String) throws(ToolFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw ToolFailure("read", path) }
    defer { close(file) }
    guard let size = size(of: file) else { throw ToolFailure("read", path) }
    // A file without a size, such as a pipe, says that it is empty: read it to its end.
    var bytes: [UInt8] = []
    var room = max(size, 4096)
    while true {
        var got = 0
        let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            repeat { got = read(file, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
            count = max(got, 0)
        }
        guard got >= 0 else { throw ToolFailure("read", path) }
        bytes = bytes.isEmpty ? part : bytes + part
        guard got > 0, size == 0 || bytes.count < size else { return bytes }
        room = 4096
    }
}

/// The size of a file; nil if the system does not tell.
private func size(of file: Int32) -> Int? {
    var status = stat()
    return fstat(file, &status) == 0 ? Int(status.st_size) : nil
}

/// Whether a file is there and holds these bytes.
private func reads(_ contents: [UInt8], _ path: String) throws(ToolFailure) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, Int(status.st_size) == contents.count else { return false }
    return try readFile(path) == contents
}

/// Replaces a file atomically, unless it has these contents already: then the compiler must not see it change.
func writeIfChanged(_ contents: [UInt8], to path: String) throws(ToolFailure) {
    if try reads(contents, path) { return }
    let temporary = "\(path).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw ToolFailure("write", path) }
    let isWritten = write(all: contents, to: file)
    let failure = ToolFailure("write", path)
    guard close(file) == 0, isWritten, rename(temporary, path) == 0 else {
        unlink(temporary)
        throw isWritten ? ToolFailure("write", path) : failure
    }
}

private func write(all bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(file, $0.baseAddress!, $0.count) }
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
    }
    return true
}

/// Makes a directory with the directories above it.
func makeDirectory(_ path: String) throws(ToolFailure) {
    guard access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeDirectory(String(path[..<slash])) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw ToolFailure("make the directory", path) }
}

func writeOutput(_ text: String) { _ = write(all: Array(text.utf8), to: STDOUT_FILENO) }

func writeError(_ text: String) { _ = write(all: Array(text.utf8), to: STDERR_FILENO) }
