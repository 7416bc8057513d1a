import Foundation
import Testing

@testable import TraceGeneratorCore

/// Properties that hold for any input.
@Suite("The lexer drops no byte")
struct LexerPropertyTests {
    /// The first offset at which tokens leave a gap; nil if they cover every byte.
    private func gap(in bytes: [UInt8]) -> Int? {
        var end = 0
        for token in lex(SourceFile(path: "Test.swift", bytes: bytes)) {
            guard token.range.lowerBound == end, !token.range.isEmpty else { return end }
            end = token.range.upperBound
        }
        return end == bytes.count ? nil : end
    }

    @Test("of any file of this repository", arguments: ["Sources", "Tests", "Plugins", "Fixtures"])
    func repository(_ folder: String) throws {
        for file in try Repository.files(in: folder) {
            #expect(gap(in: file.bytes) == nil, "\(file.path)")
        }
    }

    @Test("of any prefix of a fixture", arguments: ["Wrappers", "Diagnostics", "Regressions"])
    func prefixes(_ folder: String) throws {
        for file in try Repository.files(in: "Fixtures/\(folder)") {
            let broken = (0..<min(file.bytes.count, 1200)).first { gap(in: Array(file.bytes.prefix($0))) != nil }
            #expect(broken == nil, "\(file.path)")
        }
    }

    @Test("of fixtures with bytes replaced, removed, repeated and exchanged")
    func mutations() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let fixtures = try Repository.files(in: "Fixtures/Wrappers", extension: "swift")
        for _ in 0..<2000 {
            let fixture = try #require(fixtures.randomElement(using: &generator))
            var bytes = Array(fixture.bytes.prefix(1500))
            for _ in 0..<Int.random(in: 1...8, using: &generator) { mutate(&bytes, using: &generator) }
            #expect(gap(in: bytes) == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    /// Pieces of Swift that random bytes hardly ever make.
    private static let fragments = [
        "\"", "\"\"\"", "#\"", "\\(", "\\#(", ")", "/*", "*/", "//", "/", "#/", "/#", "`", "#if", "#", "\r\n", "\0",
        "\u{FEFF}", "é", "<", ">", "->",
    ]

    private func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 1...20, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.removeSubrange(end...)
        default:
            bytes.insert(
                contentsOf: Self.fragments.randomElement(using: &generator).map { Array($0.utf8) } ?? [], at: start)
        }
    }
}
