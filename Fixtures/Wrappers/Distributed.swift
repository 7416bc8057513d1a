import Distributed

/// Functions that may run in another process: the wrapper is called, and makes its span, where the actor lives.
distributed actor Lobby {
    typealias ActorSystem = LocalTestingDistributedActorSystem

    private var guests: [String] = []

    // @trace(capture: [guest])
    distributed func enter(_ guest: String) -> Int {
        guests.append(guest)
        return guests.count
    }

    // @trace
    distributed func leave(_ guest: String) throws {
        guard let index = guests.firstIndex(of: guest) else { throw UnknownGuest() }
        guests.remove(at: index)
    }

    // @trace
    distributed func announce(_ text: String) async -> [String] { guests.map { "\($0): \(text)" } }

    // @trace
    distributed var isEmpty: Bool { guests.isEmpty }

    // @trace
    func first() -> String? { guests.first }
}

struct UnknownGuest: Error, Codable {}
