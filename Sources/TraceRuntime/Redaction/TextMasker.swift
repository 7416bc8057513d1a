/// One pass over a text that replaces its secrets.
///
/// The text is copied only if it contains a secret. Each kind of text has its own extension.
struct TextMasker {
    let bytes: TextBytes
    let names: SensitiveNames
    /// Whether the pass only tests if the text contains a secret.
    private let isProbe: Bool
    /// Whether percent-escapes have been undone, so that they are not looked for once more.
    private(set) var isUnescaped = false
    private(set) var hasFound = false
    /// Whether a value was found whose name another field of its object gives.
    var hasFoundPair = false
    /// Those of JSON.
    var harmlessNames = HarmlessNames()
    private var output: [UInt8] = []
    /// The start of the text that was neither copied nor replaced yet.
    private var copied = 0

    @inline(__always)
    init(_ bytes: TextBytes, _ names: SensitiveNames, isProbe: Bool = false) {
        self.bytes = bytes
        self.names = names
        self.isProbe = isProbe
    }

    /// Whether the pass can stop, because its result is known.
    var isDone: Bool { isProbe && hasFound }

    /// Replaces a range by the mark. The range must come after all ranges that were replaced before.
    mutating func mask(_ range: Range<Int>) { replace(range, with: Redaction.mark) }

    /// Replaces a range by a text, unless they are equal.
    mutating func replace(_ range: Range<Int>, with replacement: StaticString) {
        replace(
            range, with: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
    }

    mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
        replacement.withUnsafeBufferPointer { replace(range, with: $0) }
    }

    private mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>) {
        guard !bytes.copy(range).elementsEqual(replacement) else { return }
        if !hasFound {
            hasFound = true
            if !isProbe { output.reserveCapacity(bytes.count + 64) }
        }
        guard !isProbe else { return }
        output.append(contentsOf: bytes.copy(copied..<range.lowerBound))
        output.append(contentsOf: replacement)
        copied = range.upperBound
    }

    /// Returns true if a part of the text contains something that looks like a secret.
    func isSuspicious(_ range: Range<Int>) -> Bool {
        Self.isSuspicious(bytes, range, names, isUnescaped: false)
    }

    /// - Parameter isUnescaped: whether escapes have been undone already.
    static func isSuspicious(
        _ bytes: TextBytes, _ range: Range<Int>, _ names: SensitiveNames, isUnescaped: Bool
    ) -> Bool {
        var probe = TextMasker(bytes, names, isProbe: true)
        probe.isUnescaped = isUnescaped
        probe.freeText(range)
        return probe.hasFound
    }

    /// Returns the masked text, cut at the limit; nil if the text does not change.
    mutating func finish(upTo limit: TextLimit) -> String? {
        let whole = 0..<bytes.count
        if hasFound {
            output.append(contentsOf: bytes.copy(copied..<bytes.count))
            return output.withUnsafeBufferPointer { output in
                String(decoding: UnsafeBufferPointer(rebasing: output[..<limit.end(in: output)]), as: UTF8.self)
            }
        }
        let buffer = bytes.copy(whole)
        let end = limit.end(in: buffer)
        guard bytes.isCut || end < bytes.count else { return nil }
        return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<end]), as: UTF8.self)
    }
}
