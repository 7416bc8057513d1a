struct Queue {
    // @trace
    func refill(_ batch: inout sending [Job]) { batch = next() }
}
