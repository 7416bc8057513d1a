internal import CTraceRuntime
internal import Dispatch
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

/// A request and its response, over the connection of the request before or a new one.
///
/// A thread of the queue waits for the connection. The caller gets its answer in time, also if that thread is blocked,
/// for example while the system looks up a name.
final class SocketExchange: Sendable {
    private let host: String
    private let port: String
    private let idle: IdleConnection
    private let state = Mutex(State())

    private struct State {
        var continuation: CheckedContinuation<OTLPAnswer, Never>?
        var timer: Task<Void, Never>?
    }

    init(host: String, port: String, idle: IdleConnection) {
        self.host = host
        self.port = port
        self.idle = idle
    }

    /// Sends the request, in pieces, and waits for the response. It is called once.
    func run(_ request: [[UInt8]], within limit: Duration, on queue: DispatchQueue) async -> OTLPAnswer {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let timer = Task.detached {
                    do { try await SystemExportClock().wait(limit) } catch { return }
                    self.end(.failed(Failure.timeIsOver.description))
                }
                state.withLock { $0 = State(continuation: continuation, timer: timer) }
                // The task was cancelled before the exchange was started.
                if Task.isCancelled { return end(.failed("it was cancelled")) }
                let deadline = MonotonicTime.now.advanced(by: limit)
                queue.async { self.end(self.perform(request, until: deadline)) }
            }
        } onCancel: {
            end(.failed("it was cancelled"))
        }
    }

    private var hasEnded: Bool { state.withLock { $0.continuation == nil } }

    private func end(_ answer: OTLPAnswer) {
        let ended = state.withLock { state in
            defer { state = State() }
            return state
        }
        ended.timer?.cancel()
        ended.continuation?.resume(returning: answer)
    }

    private func perform(_ request: [[UInt8]], until deadline: MonotonicTime) -> OTLPAnswer {
        if hasEnded { return .failed(Failure.timeIsOver.description) }
        do throws(Failure) {
            let connection: Int32
            if let kept = idle.take() { connection = kept } else { connection = try connect(until: deadline) }
            var isReusable = false
            defer { if isReusable { idle.put(connection) } else { close(connection) } }
            let response = try exchange(request, over: connection, until: deadline)
            isReusable = response.isReusable
            return .response(response.content)
        } catch {
            return .failed(error.description)
        }
    }

    private enum Failure: Error {
        case unknownHost(Int32)
        case system(Int32)
        case timeIsOver
        case isNoHTTP
        case isCutOff

        var description: String {
            switch self {
            case .unknownHost(let code): String(cString: gai_strerror(code))
            case .system(let code): String(cString: strerror(code))
            case .timeIsOver: "no answer in time"
            case .isNoHTTP: "the answer is not HTTP"
            case .isCutOff: "the connection was closed before the answer was complete"
            }
        }
    }
}

// MARK: - On the thread of the queue

extension SocketExchange {
    /// Connects to the first of the host's addresses that accepts the connection.
    private func connect(until deadline: MonotonicTime) throws(Failure) -> Int32 {
        var addresses: UnsafeMutablePointer<addrinfo>?
        let code = trace_resolve(host, port, &addresses)
        guard code == 0 else { throw .unknownHost(code) }
        defer { freeaddrinfo(addresses) }
        var failure = Failure.system(ECONNREFUSED)
        var next = addresses
        while let address = next {
            next = address.pointee.ai_next
            do throws(Failure) { return try connect(to: address, until: deadline) } catch { failure = error }
        }
        throw failure
    }

    private func connect(
        to address: UnsafeMutablePointer<addrinfo>, until deadline: MonotonicTime
    ) throws(Failure) -> Int32 {
        let connection = trace_socket(address)
        guard connection >= 0 else { throw .system(errno) }
        do throws(Failure) {
            guard systemConnect(connection, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 else {
                return connection
            }
            guard errno == EINPROGRESS else { throw .system(errno) }
            _ = try wait(for: POLLOUT, on: connection, until: deadline)
            let code = trace_socket_error(connection)
            guard code == 0 else { throw .system(code) }
            return connection
        } catch {
            close(connection)
            throw error
        }
    }

    /// Sends the request and receives the response. The response may arrive before the request has been sent
    /// completely.
    private func exchange(
        _ request: [[UInt8]], over connection: Int32, until deadline: MonotonicTime
    ) throws(Failure) -> (content: OTLPResponse, isReusable: Bool) {
        var unsent = request.filter { !$0.isEmpty }.map { $0[...] }
        var parser = HTTPResponseParser()
        var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
        while true {
            if let response = parser.completeResponse {
                return (response, parser.leavesConnectionReusable && unsent.isEmpty)
            }
            let events = try wait(for: unsent.isEmpty ? POLLIN : POLLIN | POLLOUT, on: connection, until: deadline)
            if events & POLLOUT != 0, !unsent.isEmpty {
                let count = unsent[0].withUnsafeBytes { trace_send(connection, $0.baseAddress, $0.count) }
                if count >= 0 {
                    unsent[0].removeFirst(count)
                    if unsent[0].isEmpty { unsent.removeFirst() }
                } else if errno != EAGAIN, errno != EINTR {
                    // The receiver does not read the rest. Its response may tell the reason.
                    unsent = []
                }
            }
            guard events & ~POLLOUT != 0 else { continue }
            let count = recv(connection, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            do {
                try count == 0 ? parser.close() : parser.append(buffer.prefix(count))
            } catch {
                throw error == .isNoHTTP ? .isNoHTTP : .isCutOff
            }
        }
    }

    private static let bufferSize = 16 * 1_024

    /// Waits for one of the events. It stops when the exchange has ended.
    private func wait(for events: Int32, on connection: Int32, until deadline: MonotonicTime) throws(Failure) -> Int32 {
        while !hasEnded, MonotonicTime.now < deadline {
            var descriptor = pollfd(fd: connection, events: Int16(events), revents: 0)
            if poll(&descriptor, 1, Self.millisecondsBetweenLooks) > 0 { return Int32(descriptor.revents) }
        }
        throw .timeIsOver
    }

    private static let millisecondsBetweenLooks: Int32 = 50
}

/// Calls the system's `connect`, whose name a method hides.
private func systemConnect(_ file: Int32, _ address: UnsafePointer<sockaddr>?, _ size: socklen_t) -> Int32 {
    connect(file, address, size)
}
