/// The directives that cut a file into branches.
enum Directive: Sendable {
    case `if`, `elseif`, `else`, `endif`

    /// Nil for any other token.
    init?(_ token: PairedTokens.Place, _ bytes: UnsafePointer<UInt8>) {
        guard case .poundWord = token.kind else { return nil }
        let word = UnsafeBufferPointer(start: bytes + token.start, count: token.end - token.start)
        switch String(decoding: word, as: UTF8.self) {
        case "#if": self = .if
        case "#elseif": self = .elseif
        case "#else": self = .else
        case "#endif": self = .endif
        default: return nil
        }
    }
}
