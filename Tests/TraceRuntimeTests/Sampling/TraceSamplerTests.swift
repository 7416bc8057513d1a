import Foundation
import Testing
@testable import TraceRuntime

@Suite("Samplers")
struct TraceSamplerTests {
    @Test("A ratio samples the same traces as Python's SDK")
    func vectors() throws {
        let file = packageRoot.appending(path: "Fixtures/Sampling/ratio.vectors")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 309)
        for line in lines {
            let fields = line.split(separator: " ")
            let ratio = try #require(Double(fields[1]).flatMap(TraceSamplingRatio.init))
            let traceID = TraceID(
                high: try #require(UInt64(fields[0].prefix(16), radix: 16)),
                low: try #require(UInt64(fields[0].suffix(16), radix: 16)))
            #expect(ratio.isSampled(try #require(traceID)) == (fields[2] == "true"), "\(line)")
        }
    }

    @Test("A ratio is a number from 0 to 1", arguments: [-0.1, 1.1, .nan, .infinity])
    func notARatio(value: Double) {
        #expect(TraceSamplingRatio(value) == nil)
    }

    /// The decisions of a sampler for a trace that starts here, for one whose caller samples it, and for one whose
    /// caller does not. The operation has no ratio of its own, the ratio 0, or the ratio 1.
    @Test(
        "The sampler, the remote parent and the operation decide as specified",
        arguments: [
            (TraceSampler.always, "no ratio: 1 1 1, never: 0 1 1, always: 1 1 1"),
            (.never, "no ratio: 0 0 0, never: 0 0 0, always: 0 0 0"),
            (.ratio(none), "no ratio: 0 0 0, never: 0 0 0, always: 1 0 0"),
            (.ratio(all), "no ratio: 1 1 1, never: 0 1 1, always: 1 1 1"),
            (.parentBased(root: .always), "no ratio: 1 1 0, never: 0 1 0, always: 1 1 0"),
            (.parentBased(root: .never), "no ratio: 0 1 0, never: 0 1 0, always: 0 1 0"),
            (.parentBased(root: .ratio(none)), "no ratio: 0 1 0, never: 0 1 0, always: 1 1 0"),
            (.parentBased(root: .ratio(all)), "no ratio: 1 1 0, never: 0 1 0, always: 1 1 0"),
        ])
    func decisions(sampler: TraceSampler, expected: String) throws {
        let traceID = try #require(TraceID(high: 1, low: 1 << 63))
        let spanID = try #require(TraceSpanID(1))
        let parents: [TraceContext?] = [
            nil, TraceContext(traceID: traceID, spanID: spanID, flags: .sampled, isRemote: true),
            TraceContext(traceID: traceID, spanID: spanID, flags: [], isRemote: true),
        ]
        let ratios: [(String, TraceSamplingRatio?)] = [("no ratio", nil), ("never", none), ("always", all)]
        let decisions = ratios.map { name, ratio in
            let answers = parents.map { sampler.isSampled(traceID, parent: $0, ratio: ratio) ? "1" : "0" }
            return "\(name): \(answers.joined(separator: " "))"
        }
        #expect(decisions.joined(separator: ", ") == expected)
    }
}

private let none = TraceSamplingRatio(clamping: 0)
private let all = TraceSamplingRatio(clamping: 1)
