internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// The connection that is kept from one request to the next.
///
/// A receiver may close it at any time. If it does so while the next request is under way, that one fails, and is
/// retried like any other.
final class IdleConnection: Sendable {
    private let connection = Mutex<Int32?>(nil)

    deinit { if let connection = connection.withLock(\.self) { close(connection) } }

    /// Takes the connection; nil if there is none, or if the receiver has closed it.
    func take() -> Int32? {
        guard let connection = connection.withLock({ $0.take() }) else { return nil }
        // Between two responses there is nothing to receive but the end of the connection.
        var descriptor = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        if poll(&descriptor, 1, 0) == 0 { return connection }
        close(connection)
        return nil
    }

    func put(_ connection: Int32) {
        let other = self.connection.withLock { kept in
            defer { kept = connection }
            return kept
        }
        if let other { close(other) }
    }
}
