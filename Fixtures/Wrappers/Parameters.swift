/// Every way in which a parameter can be written and passed.
struct Mailer {
    // @trace
    func send(_: String, to _: String, cc: String? = nil, at time: Int = Mailer.now) -> String { cc ?? "" }

    static let now = 12

    // @trace
    func log(_ text: @autoclosure () -> String, when isOn: @autoclosure @escaping () -> Bool = true) -> String {
        isOn() ? text() : ""
    }

    // @trace
    func load(_ text: @autoclosure () async throws -> String) async throws -> String { try await text() }

    // @trace
    @discardableResult
    func schedule(
        _ task: @escaping @Sendable (Int) async throws -> Void, // What is done
        after delay: Int,
        onError: ((any Error) -> Void)? = nil
    ) -> @Sendable (Int) async throws -> Void {
        task
    }

    // @trace
    func swap(_ first: inout String, with second: inout String) { (first, second) = (second, first) }

    // @trace
    func locate(file: String = #fileID, line: Int = #line) -> String { "\(file):\(line)" }

    // @trace
    func greet(
        greeting: String = "Good morning", name: String, title: String = "Doctor", punctuation: String = "!",
        language: String = "en"
    ) -> String {
        "\(greeting), \(title) \(name)\(punctuation)"
    }

    // @trace
    func format(
        using style: (String) -> String = { text in
            let trimmed = text
            return trimmed
        }, _ text: String
    ) -> String {
        style(text)
    }
}
