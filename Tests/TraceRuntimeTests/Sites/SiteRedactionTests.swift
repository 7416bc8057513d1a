import Testing

@testable import TraceRuntime

@Suite("The redaction of a site")
struct SiteRedactionTests {
    @Test("Has the names of each configuration that asks for it, also of a second one")
    func configurations() {
        let site = SiteContent(
            name: "a", kind: .internal, function: "a()", fileID: "A/a.swift", line: 1, attributes: [:],
            redact: ["badge"])
        let pages = SensitiveNames(adding: ["page"])
        let shelves = SensitiveNames(adding: ["shelf"], exempting: ["pin"])
        for _ in 0..<2 {
            #expect(hidden(by: site.redaction(under: .standard)) == ["badge", "pin"])
            #expect(hidden(by: site.redaction(under: pages)) == ["badge", "pin", "page"])
            #expect(hidden(by: site.redaction(under: shelves)) == ["badge", "shelf"])
        }
    }

    @Test("As many parameters are stored as a usual client has, each once")
    func parameters() {
        let parameters = CapturedParameters()
        for number in (0..<40).flatMap({ [$0, $0] }) {
            parameters.store(CapturedParameter(ofPath: "id \(number)", .standard))
        }
        #expect(parameters.known.map(\.name) == (0..<16).map { "id \($0)" })
    }

    @Test("A long name is not stored")
    func longName() {
        let parameters = CapturedParameters()
        for size in [64, 65] {
            parameters.store(CapturedParameter(ofPath: String(repeating: "a", count: size), .standard))
        }
        #expect(parameters.known.map(\.name.utf8.count) == [64])
    }

    @Test("A parameter has the key and the rule of its name")
    func parameter() {
        let token = CapturedParameter(ofPath: "token", .standard)
        #expect(token.key.name == "http.request.path.token" && token.rule == .hidden)
        let code = CapturedParameter(ofQuery: "code", .standard)
        #expect(code.key.name == "http.request.query.code" && code.rule == .hidden)
        #expect(CapturedParameter(ofPath: "code", .standard).rule == .freeText)
    }

    private func hidden(by redaction: Redaction) -> [String] {
        ["badge", "pin", "page", "shelf"].filter { redaction.rule(forName: $0) == .hidden }
    }
}
