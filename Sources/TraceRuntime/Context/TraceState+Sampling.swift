// OpenTelemetry's own member of the trace state, `ot=th:c;rv:6e6d1a75832a2f`:
// https://opentelemetry.io/docs/specs/otel/trace/tracestate-handling/

extension TraceState {
    /// "the entire list of key-values MUST NOT exceed 256 characters"
    private static let ownLengthMax = 256
    /// The number of hexadecimal digits of a threshold or a randomness value.
    private static let digitCount = 14

    private var members: [Substring] { header.split(separator: ",") }

    private var values: [Substring] {
        members.first { $0.hasPrefix("ot=") }?.dropFirst(3).split(separator: ";") ?? []
    }

    private func number(of key: String, digits: ClosedRange<Int>) -> UInt64? {
        guard let digitsOfKey = values.first(where: { $0.hasPrefix(key) })?.dropFirst(key.utf8.count),
            digits.contains(digitsOfKey.utf8.count),
            digitsOfKey.utf8.allSatisfy({ $0.hexadecimalValue != nil && $0.lowercased == $0 })
        else { return nil }
        let missing = String(repeating: "0", count: Self.digitCount - digitsOfKey.utf8.count)
        return UInt64(digitsOfKey + missing, radix: 16)
    }

    /// The rejection threshold: the part of 2^56 traces that were not sampled. Nil if it is not known.
    var samplingThreshold: UInt64? { number(of: "th:", digits: 1...Self.digitCount) }

    /// The randomness value that decides in place of the trace's id; nil if there is none.
    var randomness: UInt64? { number(of: "rv:", digits: Self.digitCount...Self.digitCount) }

    /// Returns the state with another threshold, or without one. A member that was changed stands first.
    func with(threshold: UInt64?) -> TraceState {
        let others = values.filter { !$0.hasPrefix("th:") }
        let own = (threshold.map { ["th:" + Self.text(of: $0)] } ?? []) + others.map(String.init)
        let member = "ot=" + own.joined(separator: ";")
        guard member.utf8.count <= Self.ownLengthMax + 3 else { return self }
        let foreign = members.filter { !$0.hasPrefix("ot=") }.prefix(Self.entryCountMax - 1).map(String.init)
        return TraceState(lines: [((own.isEmpty ? [] : [member]) + foreign).joined(separator: ",")])
    }

    /// The digits of a threshold, without the zeros at its end.
    private static func text(of threshold: UInt64) -> String {
        let digits = String(threshold, radix: 16)
        let all = Substring(String(repeating: "0", count: digitCount - digits.utf8.count) + digits)
        let zeros = all.reversed().prefix { $0 == "0" }.count
        return zeros == digitCount ? "0" : String(all.dropLast(zeros))
    }
}
