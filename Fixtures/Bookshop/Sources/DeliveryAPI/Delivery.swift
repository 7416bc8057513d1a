public import GRPCCore

/// The method of the courier's service, as a generator of gRPC code would declare it. Its messages are text.
public enum Delivery {
    public static let days = MethodDescriptor(fullyQualifiedService: "shop.Delivery", method: "Days")
}

/// Text as the bytes of a message.
public struct TextCoding: MessageSerializer, MessageDeserializer {
    public init() {}

    public func serialize<Bytes: GRPCContiguousBytes>(_ message: String) throws -> Bytes { Bytes(Array(message.utf8)) }

    public func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> String {
        bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
