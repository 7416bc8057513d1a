import Foundation
import PackageSources

/// Compares what the generator's parser says about Swift files with what swift-syntax says, or how long both take.
@main
struct SyntaxOracle {
    static func main() async {
        await conclude {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            let files = try arguments.paths.flatMap(swiftFiles)
            let agrees = try await compare(files)
            if arguments.isTimed { print(try Timing(of: files)) }
            return agrees
        }
    }

    private static func compare(_ paths: [String]) async throws -> Bool {
        let verdicts = try await verdicts(on: paths)
        var matched = 0
        var differing = 0
        var leftOut: [String] = []
        for (path, verdict) in zip(paths, verdicts) {
            switch verdict {
            case .leftOut(let reason): leftOut.append("left out: \(path): \(reason)")
            case .compared(let comparison):
                if !comparison.differences.isEmpty { print(comparison) }
                matched += comparison.matched
                differing += comparison.differences.count
            }
        }
        for line in leftOut { print(line) }
        print(
            "\(paths.count - leftOut.count) files, \(matched) functions, properties and imports compared, "
                + "\(differing) differences, \(leftOut.count) files left out")
        return differing == 0
    }

    /// On all cores, in the order of the paths.
    private static func verdicts(on paths: [String]) async throws -> [Verdict] {
        try await withThrowingTaskGroup(of: (Int, Verdict).self) { group in
            for (index, path) in paths.enumerated() {
                group.addTask { (index, try Verdict(on: path)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

/// What came of one file.
private enum Verdict {
    case compared(Comparison)
    case leftOut(reason: String)

    init(on path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            self = .leftOut(reason: "it is not UTF-8")
            return
        }
        let syntax = SyntaxDescriber(path: path, text: text)
        if syntax.isBroken {
            self = .leftOut(reason: "swift-syntax finds a syntax error in it")
            return
        }
        let generator = GeneratorDescriber(path: path, bytes: bytes)
        self = .compared(
            Comparison(path: path, generator: generator.descriptions(), syntax: syntax.descriptions))
    }
}

private struct UsageError: Error, CustomStringConvertible {
    let description = "usage: SyntaxOracle [--packages LIST] [--timing] PATH …"
}

/// The command line.
private struct Arguments {
    var paths: [String] = []
    var isTimed = false

    init(_ arguments: ArraySlice<String>) throws {
        var arguments = arguments
        while let argument = arguments.popFirst() {
            switch argument {
            case "--packages":
                guard let list = arguments.popFirst() else { throw UsageError() }
                paths += try PackageSources(list: list).checkOut()
            case "--timing": isTimed = true
            case let option where option.hasPrefix("-"): throw UsageError()
            default: paths.append(argument)
            }
        }
        if paths.isEmpty { throw UsageError() }
    }
}
