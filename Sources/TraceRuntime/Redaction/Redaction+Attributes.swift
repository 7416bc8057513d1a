extension Redaction {
    /// The attribute without what is secret in it, at most as much as the limit says of each of its strings.
    ///
    /// Every way in comes here: what is captured, constant or set by hand, and what stands at events and links.
    func masked(_ attribute: TraceAttribute, upTo limit: TextLimit) -> TraceAttribute {
        TraceAttribute(attribute.key, masked(attribute.value, by: rule(for: attribute.key), upTo: limit))
    }

    /// An array stays an array, and is masked element by element. A number or a boolean becomes the mark where it is
    /// secret.
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

    /// The attribute, or the mark under its name where a number or a boolean is secret. Of text that is known already.
    func maskedNumber(_ attribute: TraceAttribute) -> TraceAttribute {
        guard !attribute.value.isText, rule(for: attribute.key) == .hidden else { return attribute }
        return TraceAttribute(attribute.key, masked(attribute.value, by: .hidden, upTo: .whole))
    }

    private func marks(_ count: Int, by rule: TextRule) -> TraceAttributeValue? {
        rule == .hidden ? .strings(Array(repeating: Self.mark.description, count: count)) : nil
    }

    /// What is done with the values of an attribute. Some are texts of a known kind, by whatever hand they are set.
    func rule(for key: TraceAttributeKey) -> TextRule {
        let name = key.name
        // Told apart by size first: this is asked for every attribute that is set.
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

    /// A header's or a query item's name stands behind a prefix.
    private func ruleForCaptured(_ name: String) -> TextRule {
        for (prefix, isHeader) in Self.capturedPrefixes where name.utf8.starts(with: prefix.utf8) {
            let rest = String(name.utf8.dropFirst(prefix.utf8.count)) ?? name
            return isHeader ? rule(forHeader: rest) : rule(forQueryItem: rest)
        }
        return rule(forName: name)
    }

    private static let capturedPrefixes: [(prefix: String, isHeader: Bool)] = [
        ("http.request.header.", true), ("http.response.header.", true), ("http.request.query.", false),
    ]
}

extension Redaction {
    /// The settings of a site, by what its annotation says.
    init(redact: [String], constants: [TraceAttribute], template: String?) {
        let system = constants.first { $0.key == .dbSystem || $0.key == "db.system.name" }?.value.text
        self.init(SensitiveNames(ofSite: redact), system: system, template: template)
    }
}
