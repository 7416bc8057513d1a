import Foundation

struct User: Sendable, Hashable {
    let id: UUID
    let name: String
}

struct UserNotFound: Error {}

/// An `async throws` method of a structure.
struct UserStore {
    let users: [UUID: User]

    // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) async throws -> User? {
        users[id]
    }

    // @traceDB(operation: "delete", table: "users")
    func deleteUser(id: UUID) async throws {
        guard users[id] != nil else { throw UserNotFound() }
    }
}
