import Foundation
import SwiftParser
import SwiftSyntax
@testable import TraceGeneratorCore

/// How much processor time both parsers take over the same files, in one run of one process.
struct Timing {
    private let lineCount: Int
    private let byteCount: Int
    private let syntax: Duration
    private let generator: Duration

    /// Each pass is the best of this many: the machine's other work only ever adds to one.
    private static let passCount = 3

    init(of paths: [String]) throws {
        let files = try paths.map { path in
            SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        }
        let newline = UInt8(ascii: "\n")
        lineCount = files.reduce(0) { $0 + $1.bytes.count { $0 == newline } }
        byteCount = files.reduce(0) { $0 + $1.bytes.count }
        syntax = Self.best {
            for file in files {
                let tree = file.bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
                precondition(tree.totalLength.utf8Length == file.bytes.count)
            }
        }
        generator = Self.best {
            for file in files {
                let tokens = lex(file)
                precondition(tokens.last?.range.upperBound ?? 0 == file.bytes.count)
                _ = parse(file, tokens: tokens, listing: .everything)
            }
        }
    }

    private static func best(of body: () -> Void) -> Duration {
        (0..<passCount).map { _ in
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
        let ratio = (syntax / generator).formatted(.number.precision(.fractionLength(2)))
        return """
            \(lineCount) lines, \(byteCount) bytes, everything parsed
              swift-syntax     \(syntax.formatted(.units(allowed: [.milliseconds])))
              trace-generator  \(generator.formatted(.units(allowed: [.milliseconds])))
              ratio            \(ratio)
            """
    }
}
