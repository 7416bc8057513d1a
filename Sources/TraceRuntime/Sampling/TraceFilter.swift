/// The rules that leave operations out of traces, or out of traces and metrics, without a change of the code.
///
/// ```swift
/// configuration.filter = TraceFilter("BookStore.*=1,GET /health=off,select *=0.1")
/// ```
public struct TraceFilter: Sendable, Hashable {
    private let rules: [Rule]

    private struct Rule: Hashable {
        let pattern: [UInt8]
        let decision: Decision
    }

    /// The treatment of an operation.
    enum Decision: Sendable, Hashable {
        /// It is recorded in this share of the traces, and always counted.
        case traced(TraceSamplingRatio)
        /// It is neither recorded nor counted, and neither is what it calls.
        case off

        fileprivate init?(_ text: String) {
            if text.lowercased() == "off" {
                self = .off
            } else if let ratio = Double(text).flatMap(TraceSamplingRatio.init) {
                self = .traced(ratio)
            } else {
                return nil
            }
        }

        /// The share of traces that record the operation; nil if it is off.
        var ratio: TraceSamplingRatio? { if case .traced(let ratio) = self { ratio } else { nil } }
    }

    /// Reads rules: `pattern=share,…`, where `*` stands for any text, and a share is a number from 0 to 1 or `off`; nil
    /// if one of them is malformed.
    public init?(_ text: String) {
        var rules: [Rule] = []
        for member in text.split(separator: ",") {
            guard let equals = member.lastIndex(of: "="),
                case let pattern = String(member[..<equals]).trimmed, !pattern.isEmpty,
                let decision = Decision(String(member[member.index(after: equals)...]).trimmed)
            else { return nil }
            rules.append(Rule(pattern: Array(pattern.utf8), decision: decision))
        }
        if rules.isEmpty { return nil }
        self.rules = rules
    }

    /// Returns the decision of the first rule that matches one of an operation's names; nil if none does.
    func decision(for names: [String]) -> Decision? {
        let names = names.map { Array($0.utf8) }
        return rules.first { rule in names.contains { Self.matches($0, rule.pattern) } }?.decision
    }

    private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        var (place, next) = (0, 0)
        // The last star that was passed, and the end of the text that it stands for.
        var passed: (star: Int, end: Int)?
        while place < name.count {
            if next < pattern.count, pattern[next] == star {
                passed = (next, place)
                next += 1
            } else if next < pattern.count, pattern[next] == name[place] {
                place += 1
                next += 1
            } else if let last = passed {
                passed = (last.star, last.end + 1)
                (place, next) = (last.end + 1, last.star + 1)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == star }
    }
}
