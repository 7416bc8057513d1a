import Testing

@testable import TraceRuntime

@Suite("The corpus of redaction")
struct RedactionCorpusTests {
    @Test("Has cases of every kind, and 300 in all")
    func size() {
        #expect(RedactionCase.all.count >= 300)
        #expect(RedactionCase.names.count >= 200)
        #expect(Set(RedactionCase.all.map(\.kind)).count == RedactionCase.Kind.allCases.count)
    }

    @Test("Comes out as it was judged", arguments: RedactionCase.all)
    func output(_ example: RedactionCase) {
        #expect(example.redacted(example.input) == example.output)
    }

    @Test("Comes out the same the second time", arguments: RedactionCase.all.filter { $0.kind != .path })
    func twice(_ example: RedactionCase) {
        #expect(example.redacted(example.output) == example.output)
    }

    @Test("Names are told apart", arguments: RedactionCase.names)
    func name(_ name: String, _ verdict: String) {
        #expect("\(SensitiveNames.standard.verdict(of: name))" == verdict)
    }

    @Test("Text that holds nothing to mask is the same string, not a copy")
    func sameString() {
        let url = "https://shop.example/shops/3/orders?page=2&sort=title&lang=en"
        let masked = Redaction.standard.url(url)
        #expect(masked == url)
        #expect(address(of: masked) == address(of: url))
    }

    private func address(of text: String) -> UInt? {
        text.utf8.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) }
    }
}

@Suite("Names that are added and taken away")
struct SensitiveNamesTests {
    @Test("What a configuration adds is words, too, and stands anywhere")
    func added() {
        let names = SensitiveNames(adding: ["customer.number", "room"])
        #expect(names.verdict(of: "customerNumber") == .sensitive)
        #expect(names.verdict(of: "app.customer_number.hash") == .sensitive)
        #expect(names.verdict(of: "rooms") == .harmless)
        #expect(names.verdict(of: "room2") == .sensitive)
        #expect(names.verdict(of: "bedroom") == .harmless)
    }

    @Test("What a configuration excepts is harmless, and what else stands in a name is not")
    func excepted() {
        let names = SensitiveNames(exempting: ["session_id", "code", "publicToken"])
        #expect(names.verdict(of: "x.sessionId") == .harmless)
        #expect(names.verdict(of: "code", in: .query) == .harmless)
        #expect(names.verdict(of: "public_token") == .harmless)
        #expect(names.verdict(of: "private_token") == .sensitive)
        #expect(names.verdict(of: "session_id_password") == .sensitive)
        #expect(names.verdict(of: "public_token_secret") == .sensitive)
    }

    @Test("What an annotation adds wins over what a configuration excepts")
    func site() {
        let site = SensitiveNames(ofSite: ["isbn", "pin"])
        let names = site.under(SensitiveNames(adding: ["page"], exempting: ["pin", "otp"]))
        #expect(names.verdict(of: "isbn") == .sensitive)
        #expect(names.verdict(of: "pin") == .sensitive)
        #expect(names.verdict(of: "page") == .sensitive)
        #expect(names.verdict(of: "otp") == .harmless)
    }
}
