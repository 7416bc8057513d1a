import Store

func callMembers() async {
    let store = UserStore()
    _ = store.total
    _ = \UserStore.total
    _ = [store].map(\.total)
    _ = [store].map { $0.total }
    _ = [store].max { $0.total < $1.total }
    let é = "ü"; _ = ("ü" + é, store.total)
    _ = store.tracedTotal
    _ = OtherStore().total

    _ = Derived().load(key: "k")
    _ = Base().load(key: "k")
    _ = (Derived() as Base).load(key: "k")
    _ = await Counter().next()

    let call = Callable()
    _ = call(x: 1)
    _ = Box<String>().unbox(1)
    _ = IntBox().unbox(2)
    async let unboxed = Box<String>().unbox(3)
    _ = await unboxed
}
