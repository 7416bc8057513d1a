// @trace("a\nb")
func f() {}
