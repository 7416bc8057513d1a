/// Values by name, in the order of the first occurrence of each name.
struct GroupedValues {
    struct Group {
        let name: String
        let first: String
        /// The values of further occurrences. Most names occur once.
        fileprivate(set) var others: [String] = []

        var values: [String] { [first] + others }
    }

    private(set) var groups: [Group] = []
    /// The places of the groups, once they are too many to be compared one by one.
    private var places: [String: Int] = [:]
    private static let comparedCountMax = 8

    mutating func add(_ value: String, to name: String) {
        if let place = place(of: name) {
            groups[place].others.append(value)
            return
        }
        if groups.isEmpty { groups.reserveCapacity(Self.comparedCountMax) }
        groups.append(Group(name: name, first: value))
        if groups.count > Self.comparedCountMax { places[name] = groups.count - 1 }
    }

    private func place(of name: String) -> Int? {
        for place in 0..<min(groups.count, Self.comparedCountMax)
        where groups[place].name.utf8.count == name.utf8.count && groups[place].name == name {
            return place
        }
        return places.isEmpty ? nil : places[name]
    }
}
