import Foundation

/// The tool that the plugin runs, run by hand: it tells what it refuses without a build's ending at it.
struct GeneratorTool {
    let executable: String

    struct Refusal {
        let path: String
        let line: Int
        /// What stands between quotation marks is left out: refusals of one kind read alike.
        let kind: String
        /// As the tool printed it.
        let message: String
    }

    struct Outcome {
        let refusals: [Refusal]
        let warningCount: Int
        let wrapperCount: Int
    }

    /// Builds the tool as an adopter's build does.
    init(repository: String) throws {
        let build = try Command(["swift", "build", "--package-path", repository, "--product", "trace-generator"])
        guard build.isSuccess else { throw HarnessError(build.output + build.errorOutput) }
        executable = "\(repository)/.build/debug/trace-generator"
    }

    func run(module: String, sources: [String], output: String) throws -> Outcome {
        try? FileManager.default.removeItem(atPath: output)
        let run = try Command([executable, "--module-name", module, "--output-directory", output] + sources)
        var refusals: [Refusal] = []
        var warningCount = 0
        for line in run.errorOutput.split(separator: "\n") {
            guard let match = line.wholeMatch(of: /(.+?):(\d+):\d+: (error|warning): (.*)/) else {
                throw HarnessError("trace-generator says of '\(module)': \(line)")
            }
            if match.3 == "warning" {
                warningCount += 1
            } else {
                let kind = match.4.replacing(/(^|[ (])'[^']*'/) { "\($0.1)'…'" }
                    .replacing(/in [^;]*\.swift:\d+/, with: "in another place")
                refusals.append(
                    Refusal(
                        path: String(match.1), line: Int(match.2) ?? 0, kind: String(kind), message: String(line)))
            }
        }
        guard run.isSuccess || !refusals.isEmpty else {
            throw HarnessError("trace-generator failed on '\(module)' without a word")
        }
        return Outcome(
            refusals: refusals, warningCount: warningCount,
            wrapperCount: run.isSuccess ? try Self.countWrappers(in: output) : 0)
    }

    private static func countWrappers(in folder: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) { count, name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            return count + text.matches(of: /(?m)^ *nonisolated private let __traceSite/).count
        }
    }
}
