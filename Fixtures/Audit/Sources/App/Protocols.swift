import Store

func callProtocols() {
    let store: any UserFinding = UserStore()
    _ = try? store.getUser(id: 4)
    _ = try? generic(UserStore())

    _ = English().greet(name: "x")
    _ = English().shout(name: "x")
    let greeting: any Greeting = English()
    _ = greeting.greet(name: "x")
    _ = greeting.wave(times: 1)
    _ = English().waveTraced(times: 1)

    for number in Numbers() { _ = number }
    var numbers = Numbers()
    while let number = numbers.next() { _ = number }

    _ = Finder().find(key: "x")
    _ = (Finder() as any Finding).find(key: "y")
    let late: any Finding = Late()
    _ = late.find(key: "z")
    print(Late())

    let orders = Orders().traced()
    _ = orders.count()
}

func generic<F: UserFinding>(_ finding: F) throws { _ = try finding.getUser(id: 5) }

extension Late: Finding {}
extension Late: CustomStringConvertible {}
