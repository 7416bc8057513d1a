import Foundation
import TraceCommandCore

/// Reads a file part by part, so that one of any size can be read.
func readFile(_ path: String, _ useParts: (ArraySlice<UInt8>) throws -> Void) throws {
    guard let file = fopen(path, "r") else { throw cannot("read", path) }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { try useParts(buffer[..<count]) }
    if ferror(file) != 0 { throw cannot("read", path) }
}

func readFile(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try readFile(path) { bytes += $0 }
    return bytes
}

/// When a file was changed, in nanoseconds since 1970.
func changeTime(_ path: String) throws(CommandFailure) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw cannot("read", path) }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

func writeFile(_ text: String, to path: String) throws(CommandFailure) {
    guard let file = fopen(path, "w") else { throw cannot("write", path) }
    let isWritten = fputs(text, file) >= 0
    guard fclose(file) == 0, isWritten else { throw cannot("write", path) }
}

/// With the system's own words for what has just failed.
private func cannot(_ action: String, _ path: String) -> CommandFailure {
    CommandFailure("cannot \(action) '\(path)': \(String(cString: strerror(errno)))")
}

func writeOutput(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
