/// The classes of characters outside ASCII: parts of identifiers and of operators.
///
/// The ranges are those of the language reference's grammar, as `swiftc` tests them:
/// https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure
enum UnicodeClass {
    static func isIdentifierStart(_ scalar: UInt32) -> Bool {
        isIdentifierPart(scalar) && !isCombining(scalar)
    }

    static func isIdentifierPart(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x10000 else { return contains(identifierRanges, scalar) }
        // Every supplementary plane but its last two code points.
        return scalar <= 0xEFFFD && scalar & 0xFFFF <= 0xFFFD
    }

    static func isOperatorStart(_ scalar: UInt32) -> Bool {
        contains(operatorRanges, scalar)
    }

    static func isOperatorPart(_ scalar: UInt32) -> Bool {
        isOperatorStart(scalar) || isCombining(scalar) || (scalar >= 0xFE00 && scalar <= 0xFE0F)
            || (scalar >= 0xE0100 && scalar <= 0xE01EF)
    }

    private static func isCombining(_ scalar: UInt32) -> Bool {
        (scalar >= 0x0300 && scalar <= 0x036F) || (scalar >= 0x1DC0 && scalar <= 0x1DFF)
            || (scalar >= 0x20D0 && scalar <= 0x20FF) || (scalar >= 0xFE20 && scalar <= 0xFE2F)
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ scalar: UInt32) -> Bool {
        ranges.contains { $0.contains(scalar) }
    }

    private static let identifierRanges: [ClosedRange<UInt32>] = [
        0xA8...0xA8, 0xAA...0xAA, 0xAD...0xAD, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6,
        0xD8...0xF6, 0xF8...0xFF, 0x0100...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D, 0x202A...0x202E,
        0x203F...0x2040, 0x2054...0x2054, 0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF,
        0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF,
        0xFDF0...0xFE44, 0xFE47...0xFFF8,
    ]

    private static let operatorRanges: [ClosedRange<UInt32>] = [
        0xA1...0xA7, 0xA9...0xA9, 0xAB...0xAC, 0xAE...0xAE, 0xB0...0xB1, 0xB6...0xB6, 0xBB...0xBB, 0xBF...0xBF,
        0xD7...0xD7, 0xF7...0xF7, 0x2016...0x2017, 0x2020...0x2027, 0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E,
        0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3003, 0x3008...0x3020,
        0x3030...0x3030,
    ]
}
