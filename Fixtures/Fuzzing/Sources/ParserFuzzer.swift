// libFuzzer's way into the parser; `.ci/fuzz` compiles it into one module with the generator's core.

/// Whatever the bytes are, the parser comes to an end, and every diagnostic points into the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "Fuzzed.swift", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
    let parsed = parse(file, tokens: lex(file), listing: .everything)
    let last = LineTable(file).location(at: count)
    for diagnostic in parsed.diagnostics {
        precondition(diagnostic.location.line <= last.line, "\(diagnostic) is behind the file's end")
        precondition(!diagnostic.message.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(diagnostic) is not printable")
    }
    return 0
}
