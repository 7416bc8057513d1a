class Screen {}

// @trace
protocol Window: Screen {
    func open()
}
