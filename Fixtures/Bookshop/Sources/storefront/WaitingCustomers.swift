import Synchronization

/// How many customers wait for something to happen.
final class WaitingCustomers: Sendable {
    private let waiting = Atomic(0)

    var count: Int { waiting.load(ordering: .relaxed) }

    func during<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        waiting.add(1, ordering: .relaxed)
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await body()
    }
}
