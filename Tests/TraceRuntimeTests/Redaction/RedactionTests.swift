import Testing

@testable import TraceRuntime

/// An input and its expected output.
struct Redacted: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String

    init(_ text: String, _ expected: String) {
        self.text = text
        self.expected = expected
    }

    var testDescription: String { text }
}

@Suite("Redaction")
struct RedactionTests {
    private let redaction = Redaction(SensitiveNames(ofSite: ["Room-Number"]))

    @Test(
        "Knows sensitive names however they are written",
        arguments: [
            "Authorization", "cookie", "Set-Cookie", "proxy-authorization", "X-Api-Key", "api_key", "apiKey",
            "password",
            "userPassword", "PASSWORD_HASH", "token", "refresh_token", "client-secret", "secret", "x-csrf-token", "pwd",
            "room_number", "roomNumber",
        ])
    func sensitive(name: String) {
        #expect(redaction.isSensitive(name))
    }

    @Test(
        "Leaves other names alone",
        arguments: ["id", "author", "pinned", "session_count", "x-request-id", "passenger", ""])
    func harmless(name: String) {
        #expect(!redaction.isSensitive(name))
    }

    @Test(
        "URLs lose userinfo and the values of sensitive names",
        arguments: [
            Redacted("/users/7?author=me", "/users/7?author=me"),
            Redacted("https://ann:hunter2@host:80/a?x=1", "https://[REDACTED]@host:80/a?x=1"),
            Redacted("https://ann:hun@ter2@host/", "https://[REDACTED]@host/"),
            Redacted("//ann:hunter2@host/a", "//[REDACTED]@host/a"),
            Redacted("/a?token=abc&page=2", "/a?token=[REDACTED]&page=2"),
            Redacted("/a?page=2;password=abc", "/a?page=2;password=[REDACTED]"),
            Redacted("/a?pass%77ord=abc", "/a?pass%77ord=[REDACTED]"),
            Redacted("/a?token&token=&=x", "/a?token&token=[REDACTED]&=x"),
            Redacted("/cb#access_token=abc&state=1", "/cb#access_token=[REDACTED]&state=1"),
            Redacted("/a?next=/b?token=c&page=2", "/a?next=[REDACTED]&page=2"),
            Redacted("/a?next=https%3A%2F%2Fann%3Ahunter2%40host", "/a?next=[REDACTED]"),
            Redacted("", ""),
        ])
    func url(_ example: Redacted) {
        #expect(redaction.url(example.text) == example.expected)
        #expect(redaction.url(example.expected) == example.expected)
    }

    @Test(
        "Paths lose what sensitive placeholders stand for",
        arguments: [
            Redacted("/users/7/reset/abc", "/users/7/reset/[REDACTED]"),
            Redacted("/mounted/users/7/reset/abc/?x=1", "/mounted/users/7/reset/[REDACTED]/?x=1"),
            Redacted("https://host/users/7/reset/abc", "https://host/users/7/reset/[REDACTED]"),
            Redacted("", "/users/{id}/reset/{token}"),
        ])
    func path(_ example: Redacted) {
        #expect(redaction.url(example.text, template: "/users/{id}/reset/{token}") == example.expected)
    }

    @Test(
        "JSON loses the values of sensitive names at every depth",
        arguments: [
            Redacted(#"{"name": "Ann", "password": "hunter2"}"#, #"{"name": "Ann", "password": "[REDACTED]"}"#),
            Redacted(#"[{"a":[{"token":{"deep":["x"]}}]},1]"#, #"[{"a":[{"token":"[REDACTED]"}]},1]"#),
            Redacted(#"{"secret":{"token":1,"b":2},"c":3}"#, #"{"secret":"[REDACTED]","c":3}"#),
            Redacted(
                #"{"pass\u0077ord":true,"room number":-1.5e3}"#,
                #"{"pass\u0077ord":"[REDACTED]","room number":"[REDACTED]"}"#),
            Redacted(#" "token: \"abc\"" "#, #" "[REDACTED]" "#),
            Redacted(
                #"["Bearer abc", "https:\/\/ann:hunter2@host", "a\nb"]"#, #"["[REDACTED]", "[REDACTED]", "a\nb"]"#),
            Redacted(
                #"{"a":"https://ann:b@c","token":["Bearer x"],"d":1}"#,
                #"{"a":"[REDACTED]","token":"[REDACTED]","d":1}"#),
            Redacted("null", "null"),
        ])
    func json(_ example: Redacted) {
        #expect(redaction.json(example.text) == example.expected)
    }

    @Test(
        "Text that is not JSON gives nothing",
        arguments: [
            "", "{", #"{"password":"abc""#, #"{"password""#, "[1,]", "tru", "1 2", #"{"a":1}}"#, #""\"#, "{a:1}", "--1",
            "[\"a\nb\"]",
            String(repeating: "[", count: 100_000),
        ])
    func noJSON(text: String) {
        #expect(redaction.json(text) == nil)
    }

    @Test(
        "Free text loses what looks like a secret",
        arguments: [
            Redacted("no user 7", "no user 7"),
            Redacted("login failed: password=hunter2, user=ann", "login failed: password=[REDACTED], user=ann"),
            Redacted(#"{"token": "a\"b", "id": 1}"#, #"{"token": [REDACTED], "id": 1}"#),
            Redacted("Authorization: Bearer abc.def-ghi next", "Authorization: [REDACTED] next"),
            Redacted("sent Bearer abc.def-ghi)", "sent Bearer [REDACTED])"),
            Redacted("cannot reach postgres://ann:hunter2@db/app", "cannot reach postgres://[REDACTED]@db/app"),
            Redacted("Login(user: \"ann\", password: \"hun ter2\")", "Login(user: \"ann\", password: [REDACTED])"),
            Redacted("unexpected token", "unexpected token"),
            Redacted("password='a", "password=[REDACTED]"),
            Redacted("größer als token=ä b", "größer als token=[REDACTED] b"),
        ])
    func freeText(_ example: Redacted) {
        #expect(redaction.freeText(example.text) == example.expected)
        #expect(redaction.freeText(example.expected) == example.expected)
    }

    @Test("What is cut off is not looked at, and what the cut would halve is masked")
    func longText() {
        let long = String(repeating: "a ", count: 100_000)
        #expect(redaction.freeText(long + "token=abc") == String(long.prefix(8_192)))
        #expect(redaction.freeText(String(repeating: "a", count: 100_000)) == String(repeating: "a", count: 8_192))
        #expect(redaction.freeText("https://" + String(repeating: "a", count: 100_000)) == "https://[REDACTED]")
        #expect(redaction.freeText("token=" + String(repeating: "a", count: 100_000)) == "token=[REDACTED]")
        let password = String(repeating: "a", count: 8_180)
        #expect(redaction.freeText("https://ann:" + password + "@host/") == "https://[REDACTED]@host/")
        #expect(redaction.sql("SELECT '" + long) == "SELECT ?")
        #expect(redaction.json("[\"\(long)\"]") == String("[\"\(long)".prefix(4_096)))
        #expect(redaction.json("{\"token\":\"\(long)\"}") == "{\"token\":\"[REDACTED]\"")
        #expect(redaction.isSensitive(String(repeating: "a", count: FoldedName.sizeMax + 1)))
    }

    @Test(
        "SQL loses its literals",
        arguments: [
            Redacted("SELECT * FROM t1 WHERE id = 12 AND n = 'O''Neil'", "SELECT * FROM t1 WHERE id = ? AND n = ?"),
            Redacted(
                "INSERT INTO \"t\" (\"a\", b2) VALUES (-1.5e-3, NULL, X'FF')",
                "INSERT INTO \"t\" (\"a\", b2) VALUES (-?, NULL, ?)"),
            Redacted("SELECT $1, :name, ?, @p1, $$secret$$, $t$it's$t$", "SELECT $1, :name, ?, @p1, ?, ?"),
            Redacted("SELECT 1 -- it's hunter2\nFROM t /* 'x */", "SELECT ? \nFROM t "),
            Redacted(#"SELECT 'it\'s', 'hunter2'"#, "SELECT ?"),
            Redacted("SELECT a FROM t WHERE b = \"hunter2\" OR c = 0xFF", "SELECT a FROM t WHERE b = ? OR c = ?"),
            Redacted("SELECT 'unterminated", "SELECT ?"),
            Redacted("ALTER USER ann PASSWORD 'hunter2'", "ALTER USER ann PASSWORD ?"),
        ])
    func sql(_ example: Redacted) {
        #expect(redaction.sql(example.text) == example.expected)
        #expect(redaction.sql(example.expected) == example.expected)
    }
}
