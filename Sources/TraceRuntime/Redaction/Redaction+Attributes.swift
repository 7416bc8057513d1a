extension Redaction {
    /// Returns the attribute with its secrets masked and each of its strings cut at the limit.
    ///
    /// All attributes pass through it: captured ones, constant ones, those set by hand, and those of events and links.
    func masked(_ attribute: TraceAttribute, upTo limit: TextLimit) -> TraceAttribute {
        TraceAttribute(attribute.key, masked(attribute.value, by: rule(for: attribute.key), upTo: limit))
    }

    /// Masks a value. The elements of an array are masked one by one. A secret number or boolean becomes the mark.
    func masked(_ value: TraceAttributeValue, by rule: TextRule, upTo limit: TextLimit) -> TraceAttributeValue {
        switch value {
        case .string(let text): .string(masked(text, by: rule, upTo: limit))
        case .strings(let texts): .strings(texts.map { masked($0, by: rule, upTo: limit) })
        case .bool, .int, .double: rule == .hidden ? .string(Self.mark.description) : value
        case .bools(let values): marks(values.count, by: rule) ?? value
        case .ints(let values): marks(values.count, by: rule) ?? value
        case .doubles(let values): marks(values.count, by: rule) ?? value
        }
    }

    /// Masks a secret number or boolean. Text is not read, because it was masked before.
    func maskedNumber(_ attribute: TraceAttribute) -> TraceAttribute {
        guard !attribute.value.isText, rule(for: attribute.key) == .hidden else { return attribute }
        return TraceAttribute(attribute.key, masked(attribute.value, by: .hidden, upTo: .whole))
    }

    private func marks(_ count: Int, by rule: TextRule) -> TraceAttributeValue? {
        rule == .hidden ? .strings(Array(repeating: Self.mark.description, count: count)) : nil
    }

    /// Returns the rule for the values of an attribute. The values of some attributes have a known kind, such as SQL.
    func rule(for key: TraceAttributeKey) -> TextRule {
        let name = key.name
        // The size is compared first, because this runs for every attribute.
        switch name.utf8.count {
        case 8 where name == "http.url" || name == "url.full" || name == "url.path": return .url
        case 9 where name == "url.query": return .query
        case 11 where name == "http.target": return .url
        case 12 where name == "db.statement" || name == "url.original": return name == "db.statement" ? .sql : .url
        case 13 where name == "db.query.text": return .sql
        case 20...: return ruleForCaptured(name)
        default: return rule(forName: name)
        }
    }

    /// Returns the rule for a captured header or query parameter, whose name follows a prefix.
    private func ruleForCaptured(_ name: String) -> TextRule {
        name.withName { bytes in
            if bytes.equals("http.re", in: 0..<7) {
                if bytes.equals("quest.header.", in: 7..<20) { return rule(forHeader: 20..<bytes.count, in: bytes) }
                if bytes.equals("sponse.header.", in: 7..<21) { return rule(forHeader: 21..<bytes.count, in: bytes) }
                if bytes.equals("quest.query.", in: 7..<19) { return rule(forQueryItem: 19..<bytes.count, in: bytes) }
            }
            return rule(for: names.verdict(of: bytes, in: 0..<bytes.count))
        }
    }
}

extension Redaction {
    /// Creates the settings of a site from its annotation.
    init(redact: [String], constants: [TraceAttribute], template: String?) {
        let system = constants.first { $0.key == .dbSystem || $0.key == "db.system.name" }?.value.text
        self.init(SensitiveNames(ofSite: redact), system: system, template: template)
    }
}
