struct Page {
    // @trace
    @HTMLBuilder
    func body() -> [String] { "<body>" }
}
