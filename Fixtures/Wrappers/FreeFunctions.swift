/// Functions outside any type, each with other effects.

// @trace
func parsePort(_ text: String) -> Int? {
    Int(text)
}

// @trace("check port")
func checkPort(_ port: Int, max: Int = 65_535) throws -> Int {
    guard port <= max else { throw PortOutOfRange(port: port) }
    return port
}

// @trace
func pause() async {
    await Task.yield()
}

struct PortOutOfRange: Error, Equatable {
    let port: Int
}
