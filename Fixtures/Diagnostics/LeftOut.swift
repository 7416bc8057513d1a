// @trace
struct Log {
    func add(_ line: String) {}
    func write(_ lines: String...) {}
    // @traceIgnore
    func print(_ lines: String...) {}
}
