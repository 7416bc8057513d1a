import Foundation
import TraceCommandCore

/// Reads a file part by part, so that one of any size can be read.
func readFile(_ path: String, _ useParts: (ArraySlice<UInt8>) throws -> Void) throws {
    guard let file = fopen(path, "r") else { throw cannotRead(path) }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { try useParts(buffer[..<count]) }
    if ferror(file) != 0 { throw cannotRead(path) }
}

func readFile(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try readFile(path) { bytes += $0 }
    return bytes
}

/// With the system's own words for what has just failed.
private func cannotRead(_ path: String) -> CommandFailure {
    CommandFailure("cannot read '\(path)': \(String(cString: strerror(errno)))")
}

func writeOutput(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
