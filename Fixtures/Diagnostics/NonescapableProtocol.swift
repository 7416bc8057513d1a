// @trace
protocol Buffer: ~Escapable {
    func count() -> Int
}
