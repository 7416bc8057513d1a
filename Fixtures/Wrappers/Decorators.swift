/// A protocol whose calls are traced, whoever implements it and wherever it is called.
import Foundation

// @traceDB(table: "users", system: "postgresql", capture: [id])
protocol UserRepository: Sendable {
    func user(id: UUID) async throws -> User?
    // @traceDB(operation: "insert", attributes: ["user.name": user.name])
    func add(_ user: User) async throws
    // @traceIgnore
    func ping() async -> Bool
    var name: String { get }
}

actor MemoryUsers: UserRepository {
    private var users: [UUID: User] = [:]

    func user(id: UUID) -> User? { users[id] }

    func add(_ user: User) throws {
        guard users.updateValue(user, forKey: user.id) == nil else { throw UserExists() }
    }

    func ping() -> Bool { true }

    nonisolated var name: String { "memory" }
}

struct UserExists: Error {}
