@testable import TraceRuntime

// One function for each kind of text, with the limits of the default configuration.
extension Redaction {
    func freeText(_ text: String) -> String { masked(text, by: .freeText, upTo: TraceSpanLimits().text) }

    func sql(_ statement: String, system: String? = nil) -> String {
        Redaction(names, system: system).masked(statement, by: .sql, upTo: TraceSpanLimits().text)
    }

    func url(_ url: String, template: String? = nil) -> String {
        Redaction(names, template: template).masked(url, by: .url, upTo: TraceSpanLimits().text)
    }

    func json(_ text: String) -> String? { json(Array(text.utf8), upTo: .bytes(TraceSpanLimits().bodySizeMax)) }

    func form(_ text: String) -> String? { form(Array(text.utf8), upTo: .bytes(TraceSpanLimits().bodySizeMax)) }

    func header(_ name: String, _ value: String) -> String {
        masked(value, by: rule(forHeader: name), upTo: TraceSpanLimits().text)
    }

    func isSensitive(_ name: String) -> Bool { names.verdict(of: name) == .sensitive }
}
