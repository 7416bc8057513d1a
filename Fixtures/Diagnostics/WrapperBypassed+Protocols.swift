protocol Readable {
    func user(id: Int) async throws -> String
    var title: String { get }
}

protocol Repository: Readable, Sendable {
    func users() -> [String]
    func remove(id: Int)
}

extension PostgresRepository: @preconcurrency Repository {}
