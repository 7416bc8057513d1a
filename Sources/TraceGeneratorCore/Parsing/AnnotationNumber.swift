/// The value of a number literal.
enum AnnotationNumber: Equatable {
    case integer(Int)
    case double(Double)

    /// Fails for text that is not a number and for numbers that do not fit.
    init?(_ literal: String, isNegative: Bool) {
        let digits = literal.filter { $0 != "_" }
        let sign = isNegative ? "-" : ""
        let (radix, bare): (Int, Substring) =
            switch digits.prefix(2) {
            case "0x": (16, digits.dropFirst(2))
            case "0o": (8, digits.dropFirst(2))
            case "0b": (2, digits.dropFirst(2))
            default: (10, digits[...])
            }
        if let integer = Int(sign + bare, radix: radix) {
            self = .integer(integer)
        } else if Self.isFloat(digits), let double = Double(sign + digits), double.isFinite {
            self = .double(double)
        } else {
            return nil
        }
    }

    /// Whether a literal is a float and not an integer that is too large; in hexadecimal `e` is a digit.
    private static func isFloat(_ literal: String) -> Bool {
        let exponent: Character = literal.hasPrefix("0x") ? "p" : "e"
        return literal.lowercased().contains { $0 == "." || $0 == exponent }
    }
}
