internal import Foundation

// @trace
func shout(_ text: String) throws -> String { text.uppercased() }

actor Counter {
    var count = 0

    // @trace(parent: headers)
    func increment(headers: [String: String]) -> Int {
        count += 1
        return count
    }
}
