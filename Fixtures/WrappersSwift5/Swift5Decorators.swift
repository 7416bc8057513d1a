/// A protocol, and a type, in Swift 5 mode.

// @trace
protocol Postbox: AnyObject {
    var letters: [String] { get set }
    func send(_ letter: String, completion: @escaping (Int) -> Void)
    func collect() async throws -> [String]
}

final class Pillarbox: Postbox {
    var letters: [String] = []

    func send(_ letter: String, completion: @escaping (Int) -> Void) {
        letters.append(letter)
        completion(letters.count)
    }

    func collect() async throws -> [String] { letters }
}

// @trace
extension Pillarbox {
    func clear() -> Int {
        letters = []
        return 0
    }
}
