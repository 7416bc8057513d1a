#if compiler(>=99)
}
// @trace
func later() {}
#else
// @trace
func now() {}
#endif
