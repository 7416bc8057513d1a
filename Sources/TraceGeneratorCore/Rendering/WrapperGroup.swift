/// Wrappers that stand in one extension, or side by side at the top of the file.
struct WrapperGroup {
    let place: WrapperPlace
    /// With the number of each one's site.
    private(set) var wrappers: [(number: Int, plan: WrapperPlan)]

    /// In the order in which their places first come up.
    static func groups(of wrappers: [WrapperPlan]) -> [WrapperGroup] {
        var groups: [WrapperGroup] = []
        var indices: [WrapperPlace: Int] = [:]
        for (index, wrapper) in wrappers.enumerated() {
            let numbered = (number: index + 1, plan: wrapper)
            if let group = indices[wrapper.place] {
                groups[group].wrappers.append(numbered)
            } else {
                indices[wrapper.place] = groups.count
                groups.append(WrapperGroup(place: wrapper.place, wrappers: [numbered]))
            }
        }
        return groups
    }
}

extension SourceWriter {
    mutating func groups(_ groups: [WrapperGroup]) {
        var conditions = ConditionStack()
        for group in groups {
            blankLine()
            conditions.move(to: group.place.conditions, &self)
            if let head = group.place.extensionHead {
                extensionHead(head)
                indented { $0.wrappers(group) }
                line("}")
            } else {
                wrappers(group)
            }
        }
        conditions.move(to: [], &self)
    }

    mutating func extensionHead(_ head: ExtensionHead) {
        attributes(head.attributes)
        let requirements = head.requirements.isEmpty ? "" : " where " + head.requirements.joined(separator: ", ")
        let words = head.modifiers + ["extension", head.type + requirements, "{"]
        line(words.joined(separator: " "))
    }

    private mutating func wrappers(_ group: WrapperGroup) {
        for (index, wrapper) in group.wrappers.enumerated() {
            if index > 0 { blankLine() }
            declaration(wrapper.plan.signature) { writer in
                writer.body(wrapper.plan.body, site: "__traceSite\(wrapper.number)")
            }
        }
    }
}
