/// The protocols of the standard library that a decorator forwards, and what they require.
///
/// Everything else in other modules cannot be seen.
enum StandardProtocols {
    static let file: ParsedFile = {
        let source = SourceFile(path: "Swift", bytes: Array(text.utf8))
        return parse(source, tokens: lex(source), listing: .everything)
    }()

    /// Protocols that only classes can conform to.
    static let classBound: Set<String> = ["AnyObject", "class"]

    /// The protocols whose instances isolate their own functions. A decorator cannot, because it is not an actor.
    static let actors: Set<String> = ["Actor", "AnyActor", "DistributedActor"]

    private static let text = """
        protocol AnyObject {}
        protocol Sendable {}
        protocol SendableMetatype {}
        protocol Copyable {}
        protocol Escapable {}
        protocol Error: Sendable {}
        protocol Equatable {
            static func == (one: Self, other: Self) -> Bool
        }
        protocol Hashable: Equatable {
            func hash(into hasher: inout Hasher)
        }
        protocol Comparable: Equatable {
            static func < (one: Self, other: Self) -> Bool
        }
        protocol Identifiable<ID> {
            associatedtype ID: Hashable
            var id: ID { get }
        }
        protocol CustomStringConvertible {
            var description: String { get }
        }
        protocol CustomDebugStringConvertible {
            var debugDescription: String { get }
        }
        protocol LosslessStringConvertible: CustomStringConvertible {
            init?(_ description: String)
        }
        protocol Encodable {
            func encode(to encoder: any Encoder) throws
        }
        protocol Decodable {
            init(from decoder: any Decoder) throws
        }
        protocol Codable: Encodable, Decodable {}
        """
}
