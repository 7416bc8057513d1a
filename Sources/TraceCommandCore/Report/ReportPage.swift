/// The parts of the page that are the same for every report.
package struct ReportPage {
    /// HTML with a line `<!-- style -->`, `<!-- data -->` and `<!-- script -->` each.
    private let markup: String
    private let style: String
    private let script: String

    package init(markup: [UInt8], style: [UInt8], script: [UInt8]) {
        self.markup = String(decoding: markup, as: UTF8.self)
        self.style = String(decoding: style, as: UTF8.self)
        self.script = String(decoding: script, as: UTF8.self)
    }

    /// One file that needs no other.
    package func html(_ report: Report) -> String {
        var page = ""
        for line in markup.split(separator: "\n", omittingEmptySubsequences: false) {
            switch line {
            case "<!-- style -->": page += "<style>\n\(style)</style>\n"
            case "<!-- data -->": page += "<script type=\"application/json\" id=\"data\">\n\(report.data)\n</script>\n"
            case "<!-- script -->": page += "<script>\n\(script)</script>\n"
            default: page += "\(line)\n"
            }
        }
        return page
    }
}
