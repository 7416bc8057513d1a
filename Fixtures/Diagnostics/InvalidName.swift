// @trace(as: "traced load() {} //")
func load() {}
