// @trace
func load() {}
