/// The mistakes in the lines of a file, which become sentences for people.
struct LineMistakes: Equatable {
    private var cutOff: [Int] = []
    private var malformed: [Int] = []
    private var foreign: [Int] = []
    private var otherSignalCount = 0
    private var invalidCount = 0
    var repeatedCount = 0
    var backwardCount = 0
    private(set) var hasReadable = false

    mutating func add(_ mistake: JSONScanner.Mistake, line: Int) {
        switch mistake {
        case .cutOff: cutOff.append(line)
        case .malformed, .tooDeep: malformed.append(line)
        }
    }

    mutating func add(_ line: OTLPLine, line number: Int) {
        if line.isOTLP {
            hasReadable = true
        } else if line.hasOtherSignal {
            otherSignalCount += 1
        } else {
            foreign.append(number)
        }
        invalidCount += line.invalidCount
    }

    /// One sentence for each kind of mistake.
    var sentences: [String] {
        let sentences: [String?] = [
            lines(cutOff, "is cut off: perhaps the process was killed while it wrote", "are cut off"),
            lines(malformed, "is not JSON", "are not JSON"),
            lines(foreign, "is JSON, but not OTLP", "are JSON, but not OTLP"),
            spans(
                otherSignalCount, "line holds metrics or logs, which are not shown",
                "lines hold metrics or logs, which are not shown"),
            spans(invalidCount, "span has no valid id and is not shown", "spans have no valid id and are not shown"),
            spans(
                repeatedCount, "span stands in the file twice and is shown once",
                "spans stand in the file twice and are shown once"),
            spans(
                backwardCount, "span ends before it starts and is shown without a duration",
                "spans end before they start and are shown without a duration"),
        ]
        return sentences.compactMap(\.self)
    }

    private func lines(_ numbers: [Int], _ one: String, _ several: String) -> String? {
        guard let first = numbers.first else { return nil }
        if numbers.count == 1 { return "Line \(first) \(one)." }
        let shown = numbers.prefix(5).map(String.init).joined(separator: ", ")
        let rest = numbers.count > 5 ? " and \(numbers.count - 5) more" : ""
        return "Lines \(shown)\(rest) \(several)."
    }

    private func spans(_ count: Int, _ one: String, _ several: String) -> String? {
        count == 0 ? nil : "\(count) \(count == 1 ? one : several)."
    }
}
