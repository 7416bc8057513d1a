public import Foundation

/// Imported as `public` here for others, and as `internal` in `Swift5Imports.swift`.
public func encode(_ text: String) -> Data { Data(text.utf8) }

class Mailbox {
    var letters: [String] = []

    // @trace(attributes: ["letters": result.count])
    func collect(_ filter: (String) async throws -> Bool) async rethrows -> [String] {
        var collected: [String] = []
        for letter in letters where try await filter(letter) { collected.append(letter) }
        return collected
    }

    // @trace
    @MainActor func show(_ letter: String) async throws -> Data { encode(letter) }

    // @trace
    func post(_ letter: String) -> Self {
        letters.append(letter)
        return self
    }
}
