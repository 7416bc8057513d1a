final class Connection {
    // @trace("close")
    deinit { close() }
}
