// @trace
func load() {}

let broken = [1, 2
