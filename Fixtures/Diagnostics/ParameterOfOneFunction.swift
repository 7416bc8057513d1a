// @trace(attributes: ["tenant": tenant, "region": "eu"])
struct Store {
    func load(tenant: String) {}
    func reset() {}
}
