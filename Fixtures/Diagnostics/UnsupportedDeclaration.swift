struct UserStore {
    // @trace
    typealias Key = Int
}
