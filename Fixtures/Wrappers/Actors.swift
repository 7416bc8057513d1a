/// An actor's isolated, nonisolated and static functions; the wrappers run where they do.
actor Account {
    private(set) var balance: Int

    init(balance: Int) { self.balance = balance }

    // @trace(attributes: ["balance": self.balance])
    func deposit(_ amount: Int) -> Int {
        balance += amount
        return balance
    }

    // @trace
    func settle(_ step: (Int) async -> Int) async -> Int {
        balance = await step(balance)
        return balance
    }

    // @trace
    nonisolated func describe() async -> String {
        "balance: \(await balance)"
    }

    // @trace
    static func open() -> Account {
        Account(balance: 0)
    }
}

// @trace
func audit(_ account: isolated Account, by auditor: String) async -> Int {
    account.balance
}

// @trace
func currentIsolation(isolation: isolated (any Actor)? = #isolation) async -> (any Actor)? {
    isolation
}

// @trace
nonisolated(nonsending) func inheritIsolation(_ pad: Scratchpad) async -> Scratchpad {
    pad
}

// @trace
@concurrent func leaveIsolation() async -> Int {
    1
}

@MainActor
final class Screen {
    // @trace
    func render(_ text: String) async -> String {
        MainActor.assertIsolated()
        return text
    }

    // @trace
    nonisolated func size() -> Int { 80 }
}

// @trace
@MainActor func refresh() -> Int {
    MainActor.assertIsolated()
    return 1
}
