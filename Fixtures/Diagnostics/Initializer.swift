struct Config {
    // @trace("read configuration")
    init(path: String) throws { self = try decode(path) }
}
