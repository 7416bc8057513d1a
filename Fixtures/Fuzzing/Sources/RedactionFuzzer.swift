// libFuzzer's way into redaction; `.ci/fuzz` compiles it into one module with the room and what it uses.

internal import Foundation

/// Whatever the bytes are, a secret behind a sensitive name does not come out, in any kind of text, and the time that
/// it takes grows as the text does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRedaction(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    lookThrough(bytes)
    var grammar = Grammar(bytes)
    for text in grammar.texts() { check(text) }
    checkTime(bytes)
    return 0
}

/// It ends, stays within the memory that it was given, and finds nothing more the second time.
private func lookThrough(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for rule in [TextRule.freeText, .url, .query, .cookies, .setCookie, .sql] {
        let masked = Redaction.standard.masked(text, by: rule, upTo: .units(64))
        require(masked.utf16.count <= 64, "more than the limit of \(rule)")
    }
    _ = Redaction.standard.json(bytes, upTo: .bytes(64))
    _ = Redaction.standard.form(bytes, upTo: .bytes(64))
}

private func check(_ planted: PlantedText) {
    for limit in [24, 8_192] {
        let masked: String? =
            switch planted.kind {
            case .rule(let rule): Redaction.standard.masked(planted.text, by: rule, upTo: .units(limit))
            case .json: Redaction.standard.json(Array(planted.text.utf8), upTo: .bytes(limit))
            case .form: Redaction.standard.form(Array(planted.text.utf8), upTo: .bytes(limit))
            }
        require(!(masked ?? "").contains("hunter"), "\(planted.kind): \(planted.text)\n   became \(masked ?? "")")
    }
}

/// Sixteen times the text takes no more than eighty times as long. A text that is small takes no time to be measured.
/// One text in sixteen is measured, which leaves most of the time to look for secrets.
private func checkTime(_ bytes: [UInt8]) {
    guard bytes.count >= 64, bytes.count.isMultiple(of: 16) else { return }
    let once = String(decoding: [[UInt8]](repeating: bytes, count: 1 + 4_096 / bytes.count).joined(), as: UTF8.self)
    let often = String(repeating: once, count: 16)
    for rule in [TextRule.freeText, .url, .query, .cookies, .sql] {
        let short = duration(once, rule)
        let long = duration(often, rule)
        require(long < .milliseconds(200) || long < short * 80, "\(rule): \(short) became \(long)")
    }
}

/// An optimized build prints no words of a precondition.
private func require(_ isTrue: Bool, _ problem: @autoclosure () -> String) {
    guard !isTrue else { return }
    print(problem())
    fflush(nil)
    preconditionFailure()
}

private func duration(_ text: String, _ rule: TextRule) -> Duration {
    let clock = ContinuousClock()
    return (0..<2).map { _ in clock.measure { _ = Redaction.standard.masked(text, by: rule, upTo: .units(1_048_576)) } }
        .min() ?? .zero
}

/// A text with a secret in it, which begins with `hunter`.
private struct PlantedText {
    enum Kind {
        case rule(TextRule)
        case json
        case form
    }

    let kind: Kind
    let text: String
}

/// Makes texts of each kind, by the choices that the fuzzer's bytes are.
private struct Grammar {
    private var choices: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { choices = bytes[...] }

    private mutating func choice<Value>(_ values: [Value]) -> Value {
        values[Int(choices.popFirst() ?? 0) % values.count]
    }

    private static let words = ["page", "sort", "a", "b2", "größe", "x-y", "items", "note", "name", "0", "e"]
    private static let sensitive = [
        "password", "user_password", "apiKey", "X-Api-Key", "refresh_token", "client.secret", "pass%77ord", "PIN",
        "cvv2",
        "sessionId", "JSESSIONID", "authToken", "db[password]", "SAMLResponse", "sig", "otp", "ssn", "AWSAccessKeyId",
        "connection_string", "private-key", "credentials", "x-jwt-payload", "code_verifier",
    ]

    /// Behind a name: letters that no format takes for the end of a value.
    private mutating func secret() -> String {
        "hunter" + choice(["2", "-ab_c.d", "%20x", "é", "2/3", "2+x", "~", "2\"x", "2'x", "$x", "2*x!"])
    }

    private mutating func pairs(_ separator: String) -> String {
        var pairs: [String] = []
        for _ in 0..<choice([0, 1, 2, 5]) { pairs.append(choice(Self.words) + "=" + choice(Self.words)) }
        pairs.append(choice(Self.sensitive) + "=" + secret())
        for _ in 0..<choice([0, 1, 3]) { pairs.append(choice(Self.words) + "=" + choice(Self.words)) }
        return pairs.joined(separator: separator)
    }

    private mutating func escaped(_ text: String, _ depth: Int) -> String {
        (0..<depth).reduce(text) { text, _ in text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
    }

    private mutating func value(_ depth: Int) -> String {
        guard depth > 0 else { return choice(["1", "true", "null", "\"x\"", "\"a b\"", "[]", "{}"]) }
        return choice([true, false])
            ? "[" + value(depth - 1) + "," + value(depth - 1) + "]"
            : "{\"" + choice(Self.words) + "\":" + value(depth - 1) + "}"
    }

    private mutating func json() -> String {
        let name = choice(Self.sensitive)
        let secret = "hunter" + choice(["2", " 2", "é", "\\\"x", "\\n2", "{", "]", ","])
        let field = choice([
            "\"\(name)\":\"\(secret)\"", "\"\(name)\" : [\"\(secret)\",1]", "\"\(name)\":{\"a\":\"\(secret)\"}",
            "\"name\":\"\(name)\",\"value\":\"\(secret)\"", "\"value\":\"\(secret)\",\"name\":\"\(name)\"",
        ])
        var text = "{\"a\":" + value(choice([0, 1, 2])) + "," + field + ",\"b\":" + value(choice([0, 1])) + "}"
        for _ in 0..<choice([0, 0, 1, 2]) { text = "{\"" + choice(Self.words) + "\":\"" + escaped(text, 1) + "\"}" }
        return choice([text, "[" + text + "]", " " + text + "\n"])
    }

    private mutating func sql() -> String {
        choice([
            "SELECT a FROM t WHERE b = 'hunter''2' AND c = 1", "INSERT INTO t (a) VALUES ('hunter2'), (\"hunter3\")",
            "SELECT $$hunter2$$, $t$hunter3$t$", "SELECT q'[hunter2]' FROM t", "ALTER USER a IDENTIFIED BY hunter2",
            "ALTER USER a IDENTIFIED BY \"hunter2\"", "ALTER ROLE a PASSWORD 'hunter2'", "SET PASSWORD = hunter2",
            "SELECT 1 /* hunter2 /* x */ hunter3 */", "SELECT 1 -- hunter2\n, a", "SELECT N'hunter2', E'\\'hunter3'",
            "UPDATE t SET password = \"hunter2\" WHERE a LIKE \"hunter3\"",
        ]) + choice(["", ";", " ORDER BY 1", " -- x"])
    }

    private mutating func text() -> String {
        let name = choice(Self.sensitive)
        let planted = choice([
            "\(name)=\(secret())", "\(name): \"hunter 2\"", "\(name) => 'hunter2'", "\"\(name)\": \"hunter\\\"2\"",
            "\(name) := hunter2", "\(name) == hunter2", "Login(\(name): Optional(\"hunter2\"), a: 1)",
            "\(name): [\"hunter2\", \"hunter3\"]", "[\"\(name)\": \"hunter2\"]", "{\\\"\(name)\\\":\\\"hunter2\\\"}",
            "Authorization: Custom hunter2 hunter3", "Authorization: Digest a=\"b\", response=\"hunter2\"",
            "Cookie: a=hunter2; b=hunter3", "Bearer hunter2", "postgres://ann:hunter/2@db/app", "https://hunter2@host/",
            "GET /a?x=1&\(name)=hunter2&y=2", "eyJhunter.eyJhunter.hunter",
        ])
        return choice(["", "failed: ", "a, ", "(", "größe=1 "]) + planted + choice(["", "\n", "\nnext"])
    }

    mutating func texts() -> [PlantedText] {
        let query = pairs(choice(["&", ";"]))
        return [
            PlantedText(kind: .rule(.query), text: query),
            PlantedText(kind: .form, text: query),
            PlantedText(kind: .rule(.url), text: choice(["/a?", "https://host/?", "/a;v=1?", "/#", "/?x=1#"]) + query),
            PlantedText(kind: .rule(.url), text: "https://ann:" + secret() + "@host/a?b=c"),
            PlantedText(kind: .rule(.cookies), text: pairs("; ")),
            PlantedText(kind: .json, text: json()),
            PlantedText(kind: .rule(.sql), text: sql()),
            PlantedText(kind: .rule(.freeText), text: text()),
        ]
    }
}
