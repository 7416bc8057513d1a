import Foundation

/// Writes JSON that may stand in a `<script>` element, and names each text by its number in a table.
///
/// It writes into a string: appending to one is optimized also where this tool is not.
struct ReportWriter {
    private(set) var json = ""
    private(set) var texts: [String] = []
    private var numbers: [String: Int] = [:]
    private var needsComma = false

    mutating func object(_ members: (inout ReportWriter) -> Void) { enclosed("{", "}", members) }

    mutating func array(_ elements: (inout ReportWriter) -> Void) { enclosed("[", "]", elements) }

    private mutating func enclosed(_ start: String, _ end: String, _ content: (inout ReportWriter) -> Void) {
        separate()
        json.append(start)
        needsComma = false
        content(&self)
        json.append(end)
        needsComma = true
    }

    mutating func name(_ name: String) {
        string(name)
        json.append(":")
        needsComma = false
    }

    mutating func integer(_ value: Int) {
        separate()
        json.append(value.description)
    }

    mutating func integers(_ values: [Int]) {
        array { writer in for value in values { writer.integer(value) } }
    }

    /// Writes the text's number in ``texts``.
    mutating func text(_ text: String) {
        if let number = numbers[text] { return integer(number) }
        numbers[text] = texts.count
        integer(texts.count)
        texts.append(text)
    }

    mutating func attributes(_ attributes: [ReportAttribute]) {
        array { writer in
            for attribute in attributes {
                writer.text(attribute.key)
                writer.text(attribute.value)
            }
        }
    }

    mutating func string(_ text: String) {
        separate()
        json.append("\"")
        json.append(Self.needsEscapes(text) ? Self.escaped(text) : text)
        json.append("\"")
    }

    private mutating func separate() {
        if needsComma { json.append(",") }
        needsComma = true
    }

    /// Control characters, quotes, backslashes, and `<`, which could end the script element or open a comment in it.
    private static let special = "\"\\<" + String(decoding: (1..<0x20).map(UInt8.init), as: UTF8.self)

    private static func needsEscapes(_ text: String) -> Bool {
        text.withCString { strcspn($0, special) } < text.utf8.count
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if scalar.value >= 0x20 && scalar != "\"" && scalar != "\\" && scalar != "<" {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped.append("\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16))
            }
        }
    }
}
