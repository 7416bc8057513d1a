/// The directives that cut a file into branches.
enum Directive: Sendable {
    case `if`, `elseif`, `else`, `endif`

    init?(_ file: SourceFile, _ token: Token) {
        if file.spells(token, "#if") {
            self = .if
        } else if file.spells(token, "#elseif") {
            self = .elseif
        } else if file.spells(token, "#else") {
            self = .else
        } else if file.spells(token, "#endif") {
            self = .endif
        } else {
            return nil
        }
    }
}
