struct UserStore {
    // @trace
    let count = 0
}
