import Foundation
#if canImport(Glibc)
import Glibc
#endif

/// A collector on loopback that reads requests, throws them away and answers 200.
///
/// A process of its own would be fairer to the figures' owner and worse for their reader: this one costs the benchmark
/// some processor time, so it does as little as HTTP allows.
final class DiscardingServer: Sendable {
    let port: UInt16
    private let socket: Int32

    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = socket
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [descriptor] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { Self.serve(connection) }
            }
        }
    }

    deinit { close(socket) }

    private static func serve(_ connection: Int32) {
        defer { close(connection) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var pending: [UInt8] = []
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)
        while true {
            // The head, then as many bytes as it announces.
            var headEnd = end(ofHead: pending)
            while headEnd == nil {
                let count = read(connection, &buffer, buffer.count)
                guard count > 0 else { return }
                pending += buffer[..<count]
                headEnd = end(ofHead: pending)
            }
            var remaining = contentLength(pending[..<headEnd!]) - (pending.count - headEnd!)
            pending = []
            while remaining > 0 {
                let count = read(connection, &buffer, min(buffer.count, remaining))
                guard count > 0 else { return }
                remaining -= count
            }
            guard write(connection, answer, answer.count) == answer.count else { return }
        }
    }

    private static func end(ofHead bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual([13, 10, 13, 10]) }
    }

    private static func contentLength(_ head: ArraySlice<UInt8>) -> Int {
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let field = line.split(separator: ":", maxSplits: 1)
            if field.count == 2, field[0].lowercased() == "content-length" {
                return Int(field[1].trimmingCharacters(in: .whitespaces)) ?? 0
            }
        }
        return 0
    }
}
