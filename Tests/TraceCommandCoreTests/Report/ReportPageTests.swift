import Testing

@testable import TraceCommandCore

@Suite("The page of a report")
struct ReportPageTests {
    @Test("Is one file, in which no text of a span can end the element that it stands in")
    func page() throws {
        let text = "</script><script>alert(1)</script><!-- \u{1} \" \\ ü"
        let span = ReportSpan.fixture("a", name: "n", having: ["key": "k"])
        var input = ReportInput()
        try input.read(Array(span.line.replacing("\"n\"", with: "\"\(escaped(text))\"").utf8)[...])
        try input.finish()
        let page = ReportPage(
            markup: Array("<title>\n<!-- style -->\n<!-- data -->\n<!-- script -->\n</title>".utf8),
            style: Array("p {}\n".utf8), script: Array("run()\n".utf8))
        let lines = page.html(try Report(input, source: "t.jsonl")).split(separator: "\n")
        #expect(
            lines.map { $0.hasPrefix("{") ? "data" : $0 } == [
                "<title>", "<style>", "p {}", "</style>", "<script type=\"application/json\" id=\"data\">", "data",
                "</script>", "<script>", "run()", "</script>", "</title>",
            ])
        let data = try #require(lines.first { $0.hasPrefix("{") })
        #expect(!data.contains("<"))
        #expect(data.contains(#""\u003c/script>\u003cscript>alert(1)\u003c/script>\u003c!-- \u0001 \u0022 \u005c ü""#))
    }

    @Test("Has its data in columns, and each text once")
    func data() throws {
        let input = try ReportInput(
            [
                ReportSpan.fixture("a", 1...5, having: ["db.table": "t"]),
                .fixture("b", below: "x", 2...3, having: ["db.table": "t"]),
            ].map(\.line).joined(separator: "\n"))
        let data = try Report(input, source: "t.jsonl").data
        #expect(data == Self.expected)
    }

    private static let expected = #"""
        {"source":"t.jsonl","problems":["1 span has a parent that is not in the file; it is shown as a root."],\#
        "start":1,"traces":{"id":["11111111111111111111111111111111"],"start":[0],"duration":[4000000],"count":[2],\#
        "errors":[0],"root":[0],"clocks":[0]},"spans":{"id":["aaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbb"],\#
        "parentID":["","xxxxxxxxxxxxxxxx"],"name":[0,1],"service":[2,2],"kind":[1,1],"depth":[0,0],\#
        "start":[0,1000000],"duration":[4000000,1000000],"selfTime":[4000000,1000000],"critical":[1,1],\#
        "status":[0,0],"message":[3,3],"attributes":[[4,5],[4,5]],"resource":[[6,2],[6,2]],"events":[[],[]],\#
        "links":[[],[]],"dropped":[0,0]},"operations":[{"name":0,"service":2,"kind":1,"count":1,"errors":0,\#
        "total":4000000,"percentiles":[4000000,4000000,4000000,4000000],"histogram":\#
        [0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0],"slowest":[0]},{"name":1,"service":2,"kind":1,"count":1,\#
        "errors":0,"total":1000000,"percentiles":[1000000,1000000,1000000,1000000],"histogram":\#
        [0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"slowest":[0]}],"statements":[{"table":5,"operation":0,\#
        "system":3,"count":1,"errors":0,"total":4000000,"percentiles":[4000000,4000000,4000000,4000000],"histogram":\#
        [0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0],"most":[0,1]},{"table":5,"operation":1,"system":3,\#
        "count":1,"errors":0,"total":1000000,"percentiles":[1000000,1000000,1000000,1000000],"histogram":\#
        [0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"most":[0,1]}],"errors":[],"bounds":\#
        [1000,2000,5000,10000,20000,50000,100000,200000,500000,1000000,2000000,5000000,10000000,20000000,50000000,\#
        100000000,200000000,500000000,1000000000,2000000000,5000000000,10000000000,20000000000,50000000000],\#
        "texts":["a","b","shop","","db.table","t","service.name"]}
        """#

    private func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\u{1}", with: "\\u0001")
    }
}
