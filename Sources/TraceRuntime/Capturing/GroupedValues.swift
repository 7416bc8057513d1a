/// Values by name, in the order of the first occurrence of each name.
struct GroupedValues {
    private(set) var groups: [(name: String, values: [String])] = []
    /// The places of the groups, once they are too many to be compared one by one.
    private var places: [String: Int] = [:]
    private static let comparedCountMax = 8

    init(_ pairs: [(name: String, value: String)]) {
        for (name, value) in pairs { add(value, to: name) }
    }

    private mutating func add(_ value: String, to name: String) {
        if let place = place(of: name) {
            groups[place].values.append(value)
        } else {
            groups.append((name, [value]))
            if groups.count > Self.comparedCountMax { places[name] = groups.count - 1 }
        }
    }

    private func place(of name: String) -> Int? {
        let compared = groups.prefix(Self.comparedCountMax)
        return compared.firstIndex { $0.name.utf8.count == name.utf8.count && $0.name == name } ?? places[name]
    }
}
