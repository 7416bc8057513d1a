#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What keeps the tool from doing its work: a file it cannot read or write, a command line it does not understand.
struct ToolFailure: Error {
    let message: String

    init(message: String) { self.message = message }

    /// With the system's own words for what has just failed.
    init(_ action: String, _ path: String) {
        message = "cannot \(action) '\(path)': \(String(cString: strerror(errno)))"
    }
}

func readFile(_ path: String) throws(ToolFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw ToolFailure("read", path) }
    defer { close(file) }
    guard let size = size(of: file) else { throw ToolFailure("read", path) }
    // A file that says it is empty may be none that has a size, such as a pipe: that is read to its end.
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

/// Nil if the system does not say.
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

/// Leaves a file alone that reads so already, so that the compiler does not see it change; else puts the new one in its
/// place whole.
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

/// With the directories above it.
func makeDirectory(_ path: String) throws(ToolFailure) {
    guard access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeDirectory(String(path[..<slash])) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw ToolFailure("make the directory", path) }
}

func writeOutput(_ text: String) { _ = write(all: Array(text.utf8), to: STDOUT_FILENO) }

func writeError(_ text: String) { _ = write(all: Array(text.utf8), to: STDERR_FILENO) }
