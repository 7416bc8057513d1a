// @trace
protocol Account: Actor {
    func deposit(_ amount: Int) -> Int
}
