import Testing

@testable import Store

@Test("Tests call what they test, and are audited only if that is asked for")
func user() throws {
    #expect(try UserStore().getUser(id: 1) == "Ada 1")
    let user = try UserStore().getUser(id: 1)
    #expect(user == "Ada 1")
    #expect(UserStore().total == 3)
}
