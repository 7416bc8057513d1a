struct Money {
    // @trace
    static func + (left: Money, right: Money) -> Money { left.adding(right) }
}
