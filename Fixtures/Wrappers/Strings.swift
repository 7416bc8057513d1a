/// What an annotation's strings hold reaches the span and nothing else.
struct Notes {
    // @trace("say \"hi\" \\(name) \u{1F600}\t\n// */ \u{202E}", attributes: ["key\"": "\"]) }; func evil() {", "zero": "\0"])
    func say() {}

    // @traceDB(operation: "a, b", table: "\u{7B}table}")
    func query() {}
}
