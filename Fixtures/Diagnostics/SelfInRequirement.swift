// @trace
protocol Node {
    func visit(_ body: (Self) -> Void)
}
