// @trace
func attempt<Failure: Error>(_ value: @autoclosure () throws(Failure) -> Int) throws(Failure) -> Int { try value() }

struct Attempt<Failure: Error> {
    // @trace
    func run(_ value: @autoclosure () throws(Failure) -> Int) throws(Failure) -> Int { try value() }
}
