import Testing

@testable import QuickStart

@Suite("A file of recorded requests")
struct RequestsFileTests {
    @Test("Has a request below each title, with its headers and its body")
    func requests() throws {
        let requests = try RequestsFile.parse(
            "### One\r\nGET /a HTTP/1.1\r\nHost: b\r\n\r\n### Two\nPUT /c HTTP/1.1\n\n{\n}\n")
        #expect(requests.map(\.method) == ["GET", "PUT"])
        #expect(requests.map(\.url) == ["/a", "/c"])
        #expect(requests.map { $0.header("host") } == ["b", nil])
        #expect(requests.map(\.body) == ["", "{\n}"])
    }

    @Test("Names the line that is not a request", arguments: ["GET", "GET /", "### One\n\nGET / HTTP/1.1\nHost", "::"])
    func malformed(text: String) throws {
        #expect(throws: RequestsFile.Malformed.self) { try RequestsFile.parse(text) }
    }
}
