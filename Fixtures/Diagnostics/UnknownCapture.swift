// @trace(capture: [id, tenent])
struct Store {
    func load(id: Int, tenant: String) {}
    func reset(id: Int) {}
}
