// @trace(attributes: ["region": self.region])
func load() {}
