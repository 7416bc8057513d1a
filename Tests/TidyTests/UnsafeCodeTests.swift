import RepositoryFiles
import Testing

@Suite("Unsafe code")
struct UnsafeCodeTests {
    @Test("Stands in files that are listed with a reason, and in each of them", arguments: UnsafeCode.all)
    func listed(_ unsafeCode: UnsafeCode) {
        let users = Set(
            Repository.swiftCode.filter { unsafeCode.isIn($0.code) }.compactMap {
                $0.path.split(separator: "/").last.map(String.init)
            })
        let listed = Set(unsafeCode.reasons.keys)
        expectNone(users.subtracting(listed).sorted().map { "\($0) has \(unsafeCode.name), and UnsafeCode no reason" })
        expectNone(listed.subtracting(users).sorted().map { "\($0) has no \(unsafeCode.name) any more" })
    }
}
