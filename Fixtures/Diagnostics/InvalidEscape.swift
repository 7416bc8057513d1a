// @trace("a\d")
func load() {}
