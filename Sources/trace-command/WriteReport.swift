import TraceCommandCore

/// Makes a page of a file of traces.
func writeReport(_ options: ReportOptions) throws {
    var input = ReportInput()
    try readFile(options.input) { try input.read($0) }
    try input.finish()
    let report = try Report(input, source: options.input)
    let page = ReportPage(
        markup: PackageResources.report_html, style: PackageResources.report_css, script: PackageResources.report_js)
    for problem in report.problems { writeError("\(problem)\n") }
    guard let output = options.output else { return writeOutput(page.html(report)) }
    try writeFile(page.html(report), to: output)
    writeOutput("\(output) shows \(report.summary); open it in a browser\n")
}
