import Foundation
import Testing

@testable import TraceRuntime

/// A case of `Fixtures/Redaction`: what goes in, and what must come out.
struct RedactionCase: Sendable, CustomTestStringConvertible {
    let kind: Kind
    /// The text of `[…]` above it.
    let section: String
    let input: String
    let output: String

    var testDescription: String { "\(kind.rawValue): \(input)" }

    /// The files, by what is in them.
    enum Kind: String, CaseIterable, Sendable {
        case attribute
        case cookie
        case form
        case header
        case json
        case path
        case query
        case sql
        case text
        case url
    }

    static let all = Kind.allCases.flatMap(cases)

    private static func cases(_ kind: Kind) -> [RedactionCase] {
        var cases: [RedactionCase] = []
        var section = ""
        var input: String?
        for line in lines(of: kind.rawValue) {
            if let said = sectionName(line) {
                section = said
            } else if line.hasPrefix("< ") {
                input = unescaped(line.dropFirst(2), kind)
            } else if let text = input {
                let output = line == "=" ? text : unescaped(line.dropFirst(2), kind)
                cases.append(RedactionCase(kind: kind, section: section, input: text, output: output))
                input = nil
            }
        }
        return cases
    }

    /// The names of `names.txt`, with the verdict that stands above them.
    static let names: [(name: String, verdict: String)] = {
        var verdict = ""
        return lines(of: "names").compactMap { line in
            guard let said = sectionName(line) else { return (line, verdict) }
            verdict = said
            return nil
        }
    }()

    private static func lines(of file: String) -> [String] {
        let path = packageRoot.appending(path: "Fixtures/Redaction/\(file).txt")
        guard let text = FileManager.default.contents(atPath: path.path) else { return [] }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("#")
        }
    }

    private static func sectionName(_ line: String) -> String? {
        guard line.hasPrefix("["), line.hasSuffix("]") else { return nil }
        return String(line.dropFirst().dropLast())
    }

    /// JSON has line breaks of its own in this form.
    private static func unescaped(_ text: Substring, _ kind: Kind) -> String {
        kind == .json ? String(text) : String(text).replacing("\\n", with: "\n")
    }
}

extension RedactionCase {
    /// The output of the code.
    func redacted(_ input: String) -> String? {
        let redaction = Redaction.standard
        switch kind {
        case .attribute: return attribute(input, redaction)
        case .cookie: return redaction.masked(input, by: .setCookie, upTo: TraceSpanLimits().text)
        case .form: return redaction.form(input)
        case .header:
            guard let (name, value) = Self.split(input, at: ": ") else { return nil }
            return name + ": " + redaction.header(name, value)
        case .json: return redaction.json(input)
        case .path: return redaction.url(input, template: section)
        case .query: return redaction.masked(input, by: .query, upTo: TraceSpanLimits().text)
        case .sql: return redaction.sql(input, system: section.isEmpty ? nil : section)
        case .text: return redaction.freeText(input)
        case .url: return redaction.url(input)
        }
    }

    private func attribute(_ input: String, _ redaction: Redaction) -> String? {
        guard let (name, value) = Self.split(input, at: " = ") else { return nil }
        let attribute = TraceAttribute(TraceAttributeKey(name), .string(value))
        let masked = redaction.masked(attribute, upTo: TraceSpanLimits().text)
        return masked.key.name + " = " + masked.value.text
    }

    private static func split(_ text: String, at separator: String) -> (String, String)? {
        guard let range = text.range(of: separator) else { return nil }
        return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }
}
