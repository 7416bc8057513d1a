/// The redaction of a site's data: its settings, and the functions that mask secrets in all kinds of text.
///
/// A text is read once, as UTF-8 bytes, up to its limit and a little beyond, so that a secret at the limit is
/// recognized. The rest of the text is not read. A text without secrets is returned without a copy.
///
///     let rule = redaction.rule(forHeader: "Cookie")          // by a name, which can be evaluated once for a site
///     redaction.masked("sid=abc; Path=/", by: rule, upTo: .units(8_192))   // "sid=[REDACTED]; Path=/"
///     redaction.masked("/reset/abc?page=2", by: .url, upTo: …)             // by the kind of text
///     redaction.masked(attribute, upTo: .units(8_192))        // an attribute
///     redaction.json(bytes, upTo: .bytes(4_096))              // a body; nil if it is not JSON
///     redaction.form(bytes, upTo: .bytes(4_096))
///
/// The article *What is redacted* describes what is masked in which kind of text, and why. Each kind is an extension of
/// ``TextMasker`` in its own file. ``SensitiveNames`` decides about names.
struct Redaction: Sendable {
    /// The mark that replaces a secret.
    static let mark: StaticString = "[REDACTED]"

    static let standard = Redaction()

    let names: SensitiveNames
    /// The dialect of the site's SQL statements.
    private let dialect: SQLDialect
    /// The template of the site's route; nil if it has no placeholders.
    private let route: RouteTemplate?

    /// - Parameters:
    ///   - system: the database system of the site.
    ///   - template: the template of the site's route.
    init(_ names: SensitiveNames = .standard, system: String? = nil, template: String? = nil) {
        self.init(names, system.map(SQLDialect.init) ?? .unknown, template)
    }

    private init(_ names: SensitiveNames, _ dialect: SQLDialect, _ template: String?) {
        self.names = names
        self.dialect = dialect
        route = template.flatMap { RouteTemplate($0, names) }
    }

    /// Returns the settings with a configuration's names.
    func under(_ configured: SensitiveNames) -> Redaction {
        configured.isStandard ? self : Redaction(names.under(configured), dialect, route?.text)
    }
}

/// The template of a route with placeholders. It is a class, because redactions are copied often.
private final class RouteTemplate: Sendable {
    let text: String
    /// The positions of its sensitive placeholders; nil if it has none.
    let path: RedactedPath?

    init?(_ text: String, _ names: SensitiveNames) {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return nil }
        self.text = text
        path = RedactedPath(text, names)
    }
}

/// The rule for masking a text, which its kind or its name determines.
enum TextRule: Sendable, Hashable {
    /// The whole text is secret.
    case hidden
    /// The text is secret unless it is a number.
    case count
    case freeText
    case url
    case query
    /// The cookies of a request.
    case cookies
    /// A cookie of a response with its attributes.
    case setCookie
    case sql
}

// MARK: - Rules

extension Redaction {
    /// Returns the rule for the values of a header.
    func rule(forHeader name: String) -> TextRule { name.withName { rule(forHeader: 0..<$0.count, in: $0) } }

    /// Returns the rule for the values of a header whose name is a part of a text.
    func rule(forHeader name: Range<Int>, in bytes: TextBytes) -> TextRule {
        let usual: TextRule =
            switch name.count {
            case 6 where bytes.has("cookie", at: name.lowerBound): .cookies
            case 10 where bytes.has("set-cookie", at: name.lowerBound): .setCookie
            case 6 where bytes.has("origin", at: name.lowerBound): .url
            case 7 where bytes.has("referer", at: name.lowerBound): .url
            case 8 where bytes.has("location", at: name.lowerBound): .url
            case 16 where bytes.has("content-location", at: name.lowerBound): .url
            default: .freeText
            }
        let verdict = names.verdict(of: bytes, in: name)
        // The names of cookies are sensitive, and their values are masked one by one.
        if usual == .cookies || usual == .setCookie { return verdict == .harmless ? .freeText : usual }
        return rule(for: verdict, else: usual)
    }

    /// Returns the rule for the values of a parameter in a query or a form.
    func rule(forQueryItem name: String) -> TextRule { rule(for: names.verdict(of: name, in: .query)) }

    /// Returns the rule for the values of a parameter whose name is a part of a text.
    func rule(forQueryItem name: Range<Int>, in bytes: TextBytes) -> TextRule {
        rule(for: names.verdict(of: bytes, in: name, .query))
    }

    /// Returns the rule for the values of a placeholder, an argument or another named value.
    func rule(forName name: String) -> TextRule { rule(for: names.verdict(of: name)) }

    func rule(for verdict: SensitiveNames.Verdict, else rule: TextRule = .freeText) -> TextRule {
        switch verdict {
        case .sensitive: .hidden
        case .count: .count
        case .harmless: rule
        }
    }
}

// MARK: - Texts

extension Redaction {
    /// Returns the text with its secrets masked, cut at the limit.
    func masked(_ text: String, by rule: TextRule, upTo limit: TextLimit) -> String {
        text.withBytes(upTo: limit.readSizeMax) { bytes in
            if rule == .freeText, limit.allows(size: bytes.count), bytes.isPlain { return nil }
            var masker = TextMasker(bytes, names)
            let all = 0..<bytes.count
            switch rule {
            case .hidden: if !all.isEmpty { masker.mask(all) }
            case .count: if !all.isEmpty, bytes.isCut || !bytes.isNumber(all) { masker.mask(all) }
            case .freeText: masker.freeText(all)
            case .url: masker.url(all, route?.path)
            case .query: masker.pairs(all)
            case .cookies: masker.cookies(all, haveAttributes: false)
            case .setCookie: masker.cookies(all, haveAttributes: true)
            case .sql: masker.sql(all, dialect)
            }
            return masker.finish(upTo: limit)
        } ?? text
    }

    /// Masks JSON; nil if the text is not JSON. Of a text that is longer than the limit, only the part that is read is
    /// checked.
    func json(_ text: [UInt8], upTo limit: TextLimit) -> String? {
        text.withUnsafeBufferPointer { buffer in
            var masker = TextMasker(TextBytes(buffer, upTo: limit.readSizeMax), names)
            guard masker.json(0..<masker.bytes.count) else { return nil }
            return masker.finish(upTo: limit) ?? String(decoding: buffer, as: UTF8.self)
        }
    }

    /// Masks a form; nil if the bytes are not text.
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
