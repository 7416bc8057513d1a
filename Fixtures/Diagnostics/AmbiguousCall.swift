extension Encoder where Self == Both {
    // @trace
    static func make() -> Both { Both() }

    // @trace
    static func make(at level: Int) -> Both { Both() }
}

extension Decoder where Self == Both {
    static func make() -> Both { Both() }

    static func make(at level: Double) -> Both { Both() }
}

extension Encoder where Self: Decoder {
    // @trace
    func run() {}
}

extension Decoder where Self: Encoder, Self: Sendable {
    func run() {}
}
