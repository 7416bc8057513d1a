/// Names that a function sees because of the types round it, and that its wrapper must write out.
enum API {
    struct Config: Sendable {
        var size = 10
    }

    static let limit = 50

    enum Failure: Error {
        case tooMany
    }

    @propertyWrapper
    struct Bounded {
        private let value: Int
        var wrappedValue: Int { min(value, limit) }
        init(wrappedValue: Int) { value = wrappedValue }
    }

    @resultBuilder
    enum KeyBuilder {
        static func buildBlock(_ names: String...) -> [Store.Key] { names.map { Store.Key(name: $0) } }
    }

    struct Store {
        struct Key: Hashable {
            let name: String
        }

        // @trace
        func load(_ key: Key, with config: Config = Config(), max: Int = limit) async throws(Failure) -> [Config] {
            guard config.size <= max else { throw .tooMany }
            return [config]
        }

        // @trace
        func merge<Config>(_ configs: [Config], keys: [Store.Key: Failure]) -> Config? { configs.first }

        // @trace
        func resize(@Bounded to size: Int) -> Int { size }

        // @trace
        func list(@KeyBuilder _ keys: () -> [Key]) -> Int { keys().count }
    }
}

extension API.Store {
    // @trace
    func count(_ keys: Set<Key>) -> Int { keys.count }
}
