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

    @Test(
        "The threshold of a ratio is that of the specification's algorithm, with four digits",
        arguments: [
            (1, "0"), (0.99, "028f"), (0.9, "199a"), (0.75, "4"), (0.5, "8"), (1.0 / 3, "aaab"), (0.25, "c"),
            (0.1, "e666"), (0.01, "fd70a"), (0.001, "ffbe77"), (0.0001, "fff9724"), (0x1p-20, "fffff"),
            (1e-9, "fffffffbb48"),
            (0x1p-56, "ffffffffffffff"), (0, nil),
        ] as [(Double, String?)])
    func threshold(ratio: Double, digits: String?) throws {
        let threshold = try #require(TraceSamplingRatio(ratio)).threshold
        #expect(threshold == digits.flatMap { UInt64($0 + String(repeating: "0", count: 14 - $0.count), radix: 16) })
        let written = threshold.map { TraceState().with(threshold: $0).header }
        #expect(written == digits.map { "ot=th:" + $0 })
    }

    @Test("A probability samples by the last seven bytes of the trace id, or by the randomness of the trace state")
    func randomness() throws {
        let spanID = try #require(TraceSpanID(1))
        func decisions(_ low: UInt64, _ state: String) throws -> [Bool] {
            let traceID = try #require(TraceID(high: 1, low: low))
            let parent = TraceContext(
                traceID: traceID, spanID: spanID, flags: [], state: TraceState(lines: [state]), isRemote: true)
            return [0.5, 0.25, 0].map {
                TraceSampler.probability(TraceSamplingRatio(clamping: $0))
                    .isSampled(traceID, parent: parent, ratio: nil)
            }
        }
        #expect(try decisions(0xff80_0000_0000_0000, "") == [true, false, false])
        #expect(try decisions(0xff7f_ffff_ffff_ffff, "") == [false, false, false])
        #expect(try decisions(0x00c0_0000_0000_0000, "") == [true, true, false])
        #expect(try decisions(0, "ot=rv:c0000000000000") == [true, true, false])
        #expect(try decisions(.max, "ot=rv:7fffffffffffff;th:0") == [false, false, false])
        #expect(try decisions(.max, "ot=rv:0") == [true, true, false])
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
            (.probability(none), "no ratio: 0 0 0, never: 0 0 0, always: 1 0 0"),
            (.probability(all), "no ratio: 1 1 1, never: 0 1 1, always: 1 1 1"),
            (.parentBased(root: .probability(none)), "no ratio: 0 1 0, never: 0 1 0, always: 1 1 0"),
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
