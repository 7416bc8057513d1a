import Foundation
import SwiftParser
import SwiftSyntax
@testable import TraceGeneratorCore

/// How much processor time both parsers take over the same files, in one run of one process, and how much the whole
/// generator takes, which parses only what it must.
struct Timing {
    private let lineCount: Int
    private let byteCount: Int
    private let syntax: Duration
    private let parser: Duration
    private let generator: Duration

    /// Each pass is the best of this many: the machine's other work only ever adds to one.
    private static let passCount = 3
    /// Of larger inputs one pass is enough, and swift-syntax takes a minute for it.
    private static let repeatedByteCountMax = 1_000_000

    init(of paths: [String]) throws {
        let files = try paths.map { path in
            SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        }
        let newline = UInt8(ascii: "\n")
        lineCount = files.reduce(0) { $0 + $1.bytes.count { $0 == newline } }
        byteCount = files.reduce(0) { $0 + $1.bytes.count }
        let passes = byteCount > Self.repeatedByteCountMax ? 1 : Self.passCount
        syntax = Self.best(of: passes) {
            for file in files {
                let tree = file.bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
                precondition(tree.totalLength.utf8Length == file.bytes.count)
            }
        }
        parser = Self.best(of: passes) {
            for file in files {
                let tokens = lex(file)
                precondition(tokens.last?.range.upperBound ?? 0 == file.bytes.count)
                _ = parse(file, tokens: tokens, listing: .everything)
            }
        }
        generator = Self.best(of: passes) { _ = Generator.generate(sources: files, moduleName: "Timing") }
    }

    private static func best(of passes: Int, _ body: () -> Void) -> Duration {
        (0..<passes).map { _ in
            let start = processorTime()
            body()
            return processorTime() - start
        }.min() ?? .zero
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

extension Timing: CustomStringConvertible {
    var description: String {
        """
        \(lineCount) lines, \(byteCount) bytes
          swift-syntax, everything parsed     \(milliseconds(syntax))
          trace-generator, everything parsed  \(milliseconds(parser)), \(ratio(parser))
          trace-generator, its whole work     \(milliseconds(generator)), \(ratio(generator))
        """
    }

    private func milliseconds(_ time: Duration) -> String { time.formatted(.units(allowed: [.milliseconds])) }

    /// How many times as long swift-syntax takes.
    private func ratio(_ time: Duration) -> String {
        "swift-syntax takes \((syntax / time).formatted(.number.precision(.fractionLength(1)))) times as long"
    }
}
