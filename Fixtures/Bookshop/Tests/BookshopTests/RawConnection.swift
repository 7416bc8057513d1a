import NIOCore
import NIOPosix

/// Bytes over TCP, for requests that no HTTP client would send.
enum RawConnection {
    /// Sends `bytes` and returns all that comes back until the server closes.
    static func exchange(_ bytes: [UInt8], port: Int) async throws -> String {
        try await connect(port: port).executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: bytes))
            var answer = ByteBuffer()
            for try await part in inbound { answer.writeImmutableBuffer(part) }
            return String(buffer: answer)
        }
    }

    /// Sends `bytes`, and hangs up when `body` returns, whatever the server has to say.
    static func open(_ bytes: [UInt8], port: Int, while body: () async throws -> Void) async throws {
        try await connect(port: port).executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(bytes: bytes))
            try await body()
        }
    }

    /// Sends `bytes`, and hangs up in the middle of the answer.
    static func hangUp(_ bytes: [UInt8], port: Int) async throws {
        try await connect(port: port).executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: bytes))
            for try await _ in inbound { break }
        }
    }

    private static func connect(port: Int) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }
}
