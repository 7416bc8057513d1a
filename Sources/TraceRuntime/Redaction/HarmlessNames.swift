/// The harmless names in a text, so that the same name is judged once: the objects of a JSON array repeat their names.
struct HarmlessNames {
    /// The greatest number of names that are remembered.
    private static let countMax = 16

    /// A name of at most sixteen bytes, with zeros after it. No name in JSON contains a zero.
    private struct Letters: Equatable {
        let first: UInt64
        let second: UInt64

        @inline(__always)
        init?(_ name: Range<Int>, _ bytes: TextBytes) {
            guard name.count <= 16, !name.isEmpty else { return nil }
            first = bytes.padded(at: name.lowerBound) & Self.mask(name.count)
            second = name.count > 8 ? bytes.padded(at: name.lowerBound &+ 8) & Self.mask(name.count &- 8) : 0
        }

        @inline(__always)
        private static func mask(_ size: Int) -> UInt64 {
            size >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: 8 &* size)) &- 1
        }
    }

    private var names: [Letters] = []
    /// The place after the last name that was found, where the next one is expected.
    private var next = 0

    /// Returns true if the same name was inserted.
    @inline(__always)
    mutating func contains(_ name: Range<Int>, in bytes: TextBytes) -> Bool {
        guard !names.isEmpty, let letters = Letters(name, bytes) else { return false }
        let isExpected = next < names.count && names[next] == letters
        guard let place = isExpected ? next : names.firstIndex(of: letters) else { return false }
        next = place &+ 1
        return true
    }

    mutating func insert(_ name: Range<Int>, in bytes: TextBytes) {
        guard names.count < Self.countMax, let letters = Letters(name, bytes) else { return }
        if names.isEmpty { names.reserveCapacity(Self.countMax) }
        names.append(letters)
        next = names.count
    }
}
