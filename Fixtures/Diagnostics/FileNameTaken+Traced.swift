// By hand, beside what the generator writes.
func traceByHand() {}
