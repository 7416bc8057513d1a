/// What of a text may leave the process: the settings of one site, and the one door to all that masks.
///
/// Text goes in, with what is known of it, and text comes out. It is looked through once, as UTF-8 bytes, up to its
/// limit and a little farther; what is cut off is never looked at, and what the cut would halve is masked before. Text
/// that holds nothing secret is returned as it is, without being copied.
///
///     let rule = redaction.rule(forHeader: "Cookie")          // by a name, which may be judged once a site
///     redaction.masked("sid=abc; Path=/", by: rule, upTo: .units(8_192))   // "sid=[REDACTED]; Path=/"
///     redaction.masked("/reset/abc?page=2", by: .url, upTo: …)             // by the kind of text
///     redaction.masked(attribute, upTo: .units(8_192))        // one attribute, whoever sets it
///     redaction.json(bytes, upTo: .bytes(4_096))              // a body; nil if it is no JSON
///     redaction.form(bytes, upTo: .bytes(4_096))
///
/// What is masked in which kind of text, and why, stands in the article *What is redacted*. The kinds are extensions of
/// ``TextMasker``, one file each; names are judged by ``SensitiveNames``.
struct Redaction: Sendable, Hashable {
    /// Stands where a value stood.
    static let mark: StaticString = "[REDACTED]"

    static let standard = Redaction()

    let names: SensitiveNames
    /// Of the site's statements.
    private let dialect: SQLDialect
    private let template: String?
    /// Of the site's route, where something of it is secret.
    private let path: RedactedPath?

    /// - Parameters:
    ///   - system: what the site says of its database.
    ///   - template: of the site's route.
    init(_ names: SensitiveNames = .standard, system: String? = nil, template: String? = nil) {
        self.init(names, system.map(SQLDialect.init) ?? .unknown, template)
    }

    private init(_ names: SensitiveNames, _ dialect: SQLDialect, _ template: String?) {
        self.names = names
        self.dialect = dialect
        self.template = template
        path = template.flatMap { RedactedPath($0, names) }
    }

    /// The same where a configuration has names of its own.
    func under(_ configured: SensitiveNames) -> Redaction {
        configured.isStandard ? self : Redaction(names.under(configured), dialect, template)
    }
}

/// What is done with a text, by its kind or its name.
enum TextRule: Sendable, Hashable {
    /// All of it is secret.
    case hidden
    /// It is secret unless it is a number.
    case count
    case freeText
    case url
    case query
    /// Of a request, which has nothing beside the cookies.
    case cookies
    /// Of a response, which says how long a cookie lives and where.
    case setCookie
    case sql
}

// MARK: - Rules

extension Redaction {
    /// What is done with the values of a header.
    func rule(forHeader name: String) -> TextRule {
        let name = name.lowercased()
        switch name {
        case "cookie": return names.verdict(of: name) == .harmless ? .freeText : .cookies
        case "set-cookie": return names.verdict(of: name) == .harmless ? .freeText : .setCookie
        case "referer", "location", "content-location", "origin": return rule(for: names.verdict(of: name), else: .url)
        default: return rule(for: names.verdict(of: name))
        }
    }

    /// What is done with the values of a query's or a form's item.
    func rule(forQueryItem name: String) -> TextRule { rule(for: names.verdict(of: name, in: .query)) }

    /// What is done with the values of a path's placeholder, an argument, or whatever else has a name.
    func rule(forName name: String) -> TextRule { rule(for: names.verdict(of: name)) }

    private func rule(for verdict: SensitiveNames.Verdict, else rule: TextRule = .freeText) -> TextRule {
        switch verdict {
        case .sensitive: .hidden
        case .count: .count
        case .harmless: rule
        }
    }
}

// MARK: - Texts

extension Redaction {
    /// The text without what is secret in it, at most as much as the limit says.
    func masked(_ text: String, by rule: TextRule, upTo limit: TextLimit) -> String {
        text.withBytes(upTo: limit.readSizeMax) { bytes in
            var masker = TextMasker(bytes, names)
            let all = 0..<bytes.count
            switch rule {
            case .hidden: if !all.isEmpty { masker.mask(all) }
            case .count: if !all.isEmpty, bytes.isCut || !bytes.isNumber(all) { masker.mask(all) }
            case .freeText: masker.freeText(all)
            case .url: masker.url(all, path)
            case .query: masker.pairs(all)
            case .cookies: masker.cookies(all, haveAttributes: false)
            case .setCookie: masker.cookies(all, haveAttributes: true)
            case .sql: masker.sql(all, dialect)
            }
            return masker.finish(upTo: limit)
        } ?? text
    }

    /// JSON; nil if it is none. Of a text that is longer than its limit, that is found out for what is read of it.
    func json(_ text: [UInt8], upTo limit: TextLimit) -> String? {
        text.withUnsafeBufferPointer { buffer in
            var masker = TextMasker(TextBytes(buffer, upTo: limit.readSizeMax), names)
            guard masker.json(0..<masker.bytes.count) else { return nil }
            return masker.finish(upTo: limit) ?? String(decoding: buffer, as: UTF8.self)
        }
    }

    /// A form; nil if it is not even text.
    func form(_ text: [UInt8], upTo limit: TextLimit) -> String? {
        text.withUnsafeBufferPointer { buffer in
            let kept = UnsafeBufferPointer(rebasing: buffer[..<limit.end(in: buffer)])
            guard String(validating: kept, as: UTF8.self) != nil else { return nil }
            var masker = TextMasker(TextBytes(buffer, upTo: limit.readSizeMax), names)
            masker.pairs(0..<masker.bytes.count)
            return masker.finish(upTo: limit) ?? String(decoding: buffer, as: UTF8.self)
        }
    }
}
