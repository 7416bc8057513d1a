// libFuzzer's way into the lexer; `.ci/fuzz` compiles it into one module with the generator's core.

/// Whatever the bytes are, the tokens put together are the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLexer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "Fuzzed.swift", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
    var end = 0
    for token in lex(file) {
        precondition(token.range.lowerBound == end && !token.range.isEmpty, "a gap at \(end)")
        end = token.range.upperBound
    }
    precondition(end == count, "nothing after \(end)")
    return 0
}
