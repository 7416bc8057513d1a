struct UserStore {
    // @trace
    var count: Int {
        get { read() }
        set { write(newValue) }
    }
}
