// libFuzzer's way through the whole pipeline; `.ci/fuzz` compiles it into one module with the generator's core.

/// Whatever the bytes are, what is written can be lexed, and what is said is one printable line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGenerator(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = SourceFile(path: "Fuzzed.swift", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
    let generation = Generator.generate(sources: [file], moduleName: "Fuzzed")
    for diagnostic in generation.diagnostics {
        precondition(!diagnostic.description.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(diagnostic)")
    }
    // An error stops the build before anything is written.
    guard !generation.hasErrors else { return 0 }
    for generated in generation.files { checkTokens(of: generated) }
    return 0
}

/// No literal is left open and every bracket has its partner: nothing of the source can have come in as anything else.
private func checkTokens(of generated: GeneratedFile) {
    let file = SourceFile(path: generated.name, bytes: Array(generated.contents.utf8))
    var open: [TokenKind] = []
    for token in lex(file) {
        switch token.kind {
        case .unterminated, .unknown: preconditionFailure("\(file.text(token)) in\n\(generated.contents)")
        case .leftParenthesis: open.append(.rightParenthesis)
        case .leftBracket: open.append(.rightBracket)
        case .leftBrace: open.append(.rightBrace)
        case .rightParenthesis, .rightBracket, .rightBrace:
            precondition(open.popLast() == token.kind, "a bracket too many in\n\(generated.contents)")
        default: break
        }
    }
    precondition(open.isEmpty, "a bracket too few in\n\(generated.contents)")
}
