import Foundation

/// The tool that the plugin runs, run by hand: it tells what it refuses without a build's ending at it.
struct GeneratorTool {
    /// The package that the tool belongs to.
    let repository: String
    let executable: String

    struct Refusal {
        let path: String
        let line: Int
        /// What stands between quotation marks is left out: refusals of one kind read alike.
        let kind: String
        /// As the tool printed it.
        let message: String
        /// The protocol that is refused, if it is one.
        let protocolName: String?
    }

    struct Outcome {
        let refusals: [Refusal]
        let warningCount: Int
        /// Functions that the annotation of their type does not reach, by the reason.
        let leftOut: [String: Int]
        let wrapperCount: Int
    }

    /// Builds the tool as an adopter's build does.
    init(repository: String) throws {
        let build = try Command(["swift", "build", "--package-path", repository, "--product", "trace-generator"])
        guard build.isSuccess else { throw HarnessError(build.output + build.errorOutput) }
        self.repository = repository
        executable = "\(repository)/.build/debug/trace-generator"
    }

    func run(module: String, sources: [String], output: String) throws -> Outcome {
        try? FileManager.default.removeItem(atPath: output)
        let run = try Command([executable, "--module-name", module, "--output-directory", output] + sources)
        var refusals: [Refusal] = []
        var warningCount = 0
        var leftOut: [String: Int] = [:]
        for line in run.errorOutput.split(separator: "\n") {
            guard let match = line.wholeMatch(of: /(.+?):(\d+):\d+: (error|warning): (.*)/) else {
                throw HarnessError("trace-generator says of '\(module)': \(line)")
            }
            let isUnseen = match.4.contains(#/inherits from '.*', which this target does not declare/#)
            if match.3 == "warning" && match.4.hasSuffix("or say '@traceIgnore' above it") {
                leftOut[Self.kind(of: match.4), default: 0] += 1
            } else if match.3 == "warning" && !isUnseen {
                warningCount += 1
            } else {
                let name = match.4.firstMatch(of: #/^'(\w+)' (cannot be decorated|inherits from)/#)?.1
                refusals.append(
                    Refusal(
                        path: String(match.1), line: Int(match.2) ?? 0, kind: Self.kind(of: match.4),
                        message: String(line), protocolName: name.map(String.init)))
            }
        }
        guard run.isSuccess || !refusals.isEmpty else {
            throw HarnessError("trace-generator failed on '\(module)' without a word")
        }
        return Outcome(
            refusals: refusals, warningCount: warningCount, leftOut: leftOut,
            wrapperCount: run.isSuccess ? try Self.countWrappers(in: output) : 0)
    }

    /// What stands between quotation marks is left out: messages of one kind read alike.
    private static func kind(of message: Substring) -> String {
        String(message).replacing(/(^|[ (])'[^']*'/) { "\($0.1)'…'" }
            .replacing(/in [^;]*\.swift:\d+/, with: "in another place")
    }

    private static func countWrappers(in folder: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) { count, name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            return count + text.matches(of: /(?m)^ *nonisolated private let __traceSite/).count
        }
    }
}
