// @trace
protocol Log {
    func write(_ lines: String...)
}
