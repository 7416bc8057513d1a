// @trace
protocol Node {
    func visit(_ body: (Self) -> Void)
}

// @trace
protocol PublicKey where PrivateKey.Public == Self {
    associatedtype PrivateKey: Pair
    func verify() -> Bool
}

// @trace
protocol SigningKey: PublicKey {
    func sign() -> [UInt8]
}

// @trace
protocol Ring: Sequence<Self> {}

// @trace
protocol Version {
    typealias Other = Self
    func isNewer(than other: Other) -> Bool
}
