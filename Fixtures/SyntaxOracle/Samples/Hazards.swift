// Whatever is written where a parser of declarations could lose its way. It parses and means nothing.
#if os(Linux) || os(macOS) // comment
@_exported
import func Glibc.sin
#elseif canImport(Darwin) && !(DEBUG || TEST)
@preconcurrency public import class Foundation.NSObject; import Darwin
#endif
@testable @_spi(A) @_spi(B) internal import Foo.Bar

typealias A<T> = (T) async throws -> Void where T: P
public typealias B = @Sendable @MainActor (Int) -> Void
func afterAlias() {}
typealias C = any P
    & Q<Int>
@MainActor func afterAlias2() {}
infix operator <+>: AdditionPrecedence
prefix operator ^^
@inlinable public func <+> <T>(lhs: T, rhs: T) -> T { lhs }
func ^^<T>(x: T) -> T { x }
func == <T: Equatable>(a: T, b: T) -> Bool where T: P { a.f() == b.f() }
precedencegroup Foo { associativity: left
    higherThan: Bar }
func afterGroup() {}

let x = open, y: Int = 3
func afterOpen() {}
let z = a < b
public func afterCompare() {}
let closure = { (a: Int, b: inout Int) async throws(E) -> Int in
    func inner<T>(_ a: T = { func deeper() {}; return 1 }()) rethrows -> T? { nil }
    var computed: Int { get throws { 1 } }
    let v: Int
    lazy var w: Int = 3
    class Local { class func cf() {}; class var cv: Int { 1 }; static let shared = Local() }
    return 1
}
var global: Int { 1 }
var g2: Int = 3 { didSet { func inObserver() {} } }
var g3: Int { get { 1 } set(v) { } }
var g4: Int { @inlinable get async throws(MyError<Int>) { 1 } }
var g5: Int { nonmutating get { 1 } }
var g6, g7: Int
@Wrapper(a: 1) var g10: Int { 10 }
var g11: [Int]? { nil }
var g12: some P { 1 }
var g13: (Int) -> (Int) throws -> Void { { _ in { _ in } } }
var g14: [3 of Int] { fatalError() }
var g15: A<B>.C? { nil }
var g16 : Int
{
    1
}
var g17: Int { _read { yield x } }
var g18: Int { unsafeAddress { x } }
var g19: Int { get { 1 } _modify { yield &x } }
unowned(safe) var g20: Foo { 1 }
private(set) public var g21: Int { get { 1 } set { } }
nonisolated(unsafe) var g22: Int { 1 }

struct S<each T: P, let N: Int, U: ~Copyable>: ~Copyable, @retroactive P, Q<Int> where repeat each T: R,
    U: ~Copyable & ~Escapable {
    init<T>(_ a: T..., b: @autoclosure () -> Int = 3) async throws where T: P { func inInit() {} }
    init?(a: Int) { nil }
    init!() {}
    deinit { func inDeinit() {} }
    subscript<T>(a b: Int,
        c: Int = { func inDefault() -> Int { 1 }; return 1 }()) -> T where T: P { get { func inSub() {} } set { } }
    static subscript(a: Int) -> Int { 1 }
    func a(_: Int, _ b: Int, c d: String, `default` e: Int, for in: Int, self: Int) {}
    func b(a: inout [Int], b: borrowing S, c: consuming S, d: sending S, e: isolated any Actor,
        f: isolated (any Actor)? = #isolation, g: __owned Int, h: __shared Int, i: _const Int) {}
    func c(a: @escaping @Sendable (Int) async throws -> Void, b: @autoclosure () throws -> Int,
        c: @convention(c) (Int) -> Void, d: @isolated(any) () -> Void, e: nonisolated(nonsending) () async -> Void) {}
    func d(@Builder a: () -> some View, @Builder<Int> b: @escaping () -> Void = {}, @Foo(1, 2) c: Int) {}
    func e(a: repeat each T, b: (repeat each T), c: [repeat (each T).Type]) -> (repeat Pair<each T, U>) {}
    func f() -> some P & Q {}
    func g() -> (some P)? {}
    func h() -> any P<Int>.Type {}
    func i() -> (a: Int, b: (Int) -> Void) {}
    func j() -> (inout Int, borrowing Int) async throws(E) -> sending (Int) -> Void {}
    func k() async throws -> Int {}
    func l()
        async /* c */ throws // d
        -> Int
    where U: P
    { }
    func m(a: Int = if true { 1 } else { 2 }, b: [String: Int] = [:], c: Set<Int> = Set<Int>(),
        d: Int = (1 < 2) ? 1 : 2, e: (Int, Int) = (1, 2), f: () -> Void = { }, g: Int = x.y.z(a, b)[1, 2],
            h: String = "\(a, b: "c, d")", i: Regex = #/a,b/#, j: Any = \.foo, k: Any = Foo<A, B>.self,
                l: Bool = a < b, m: Bool = c > d) {}
    func n(file: StaticString = #fileID, line: UInt = #line, m: Any = #selector(a), k: Any = #macro(1, 2) { 3 }) {}
    func o(a: Int...) -> Int! {}
    func p(a: Int? = nil, b: Int?=nil, c: [Int]=[], d: Set<Int>=[], e: Int! = 1, f: A<B<C>>? = nil, g: ()->Int={1}) {}
    mutating func q() {}
    consuming func r() {}
    borrowing func s() {}
    __consuming func t() {}
    nonisolated(nonsending) func u() async {}
    @concurrent nonisolated func v() async {}
    @available(macOS 15, *) @available(iOS, unavailable,
        message: "func x() {") @objc(foo:bar:) @inline(__always) public final func w() {}
    @_specialize(where T == Int) @_specialize(where T == (Int, String)) func x2() {}
    @Foo<Int>.Bar(1) func x3() {}
    static prefix func - (a: S) -> S { a }
    static func < (a: S, b: S) -> Bool { true }
    static func ..< (a: S, b: S) -> Bool { true }
    static func >= (a: S, b: S) -> Bool { true }
    static func >>= <T>(a: S, b: T) -> Bool { true }
    static postfix func ! (a: S) {}
    static func /(a: S, b: S) {}
    func open() {}
    func get() {}
    func async() async {}
    func `func`() {}
    var open: Int { 1 }
    var actor: Int { 1 }
    static var `static`: Int { 1 }
    enum E: String { case open, final = "final", a(func: Int, var: Int = 3), `class`
        indirect case b(E)
        case c
        static func d() {}
        var e: Int { switch self { case .b(let e): 1; default: 2 } }
    }
    actor Act { distributed func a() {}; isolated deinit {}; nonisolated var b: Int { 1 } }
    final actor Act2 { }
    #if A
    func if1() {}
    #elseif B
    #if C
    @MainActor
    #endif
    func if2() {}
    var if3: Int { 1 }
    #else
    func if4() {}
    #endif
    #sourceLocation(file: "a", line: 1)
    func afterLocation() {}
    #sourceLocation()
    #warning("x")
    func afterWarning() {}
    #makeDecl(a: 1) { func inMacro() {} }
    public #makeDecl
    func afterMacro() {}
    let handler: @MainActor (Int) -> Void
    let h2: (@Sendable () -> Void)?
    func afterHandler() {}
    var body: some View {
        Text("a")
            #if os(iOS)
            .padding()
            #endif
        func inBody() {}
    }
    let l1 = [1, 2]; func sameLine() {}; func sameLine2() {}
    let t = try! Foo { func inTrailing() {} } other: { func inTrailing2() {} }
    private
    func spread() {}
    @A
    @B func spread2() {}
    override
    public func spread3() {}
    required convenience init(a: String) {}
    dynamic func dyn()
    weak var w: Foo?
    func `a raw name`() {}
    func f<T>(a: T.Type = T.self, b: T.X = .init()) -> T.X? where T.X == Int, T: AnyObject {}
    func noSpace<T>(a:T)->T where T:P{}
    func comment(/* a */ a /* b */ b /* c */ : /* d */ Int /* e */ = /* f */ 1 /* g */, // h
                 c: Int) {}
    func trailing(a: Int,) {}
}
extension Array where Element == Int { func ext() {} }
extension [Int] { func ext2() {} }
extension Foo.Bar<Int>: @retroactive P, nonisolated Q {}
extension Int? { var e: Int { 1 } }
public extension A::B { func ext3() {} }
protocol P<T>: AnyObject, Q where T: R {
    associatedtype T: P = Int where T.T == T
    associatedtype U
    func a()
    func b() -> Int
    func c() -> (Int) throws -> Void
    func d() -> some P
    var e: Int { get async throws }
    var f: Int { get set }
    var g: Int { mutating get nonmutating set }
    static var h: Self { get }
    init(a: Int)
    subscript(a: Int) -> Int { get }
    @objc optional func i()
    func j() -> Self
    func k() async
    func l() throws(E)
    mutating func m()
    static func + (a: Self, b: Self) -> Self
    func n() where T == Int
    func o() -> A where T: B
    func p() -> A.B
}
macro mac(a: Int) = #externalMacro(module: "a", type: "b")
@freestanding(expression) public macro mac2<T>(_ a: T) -> T = #externalMacro(module: "a", type: "b")
@attached(member, names: named(a)) macro mac3()
func afterMacroDecl() {}
func codes() {
    if var a = b, case let c = d { func inIf() {} }
    guard let e else { return }
    for var f in g where f > 1 { func inFor() {} }
    switch x {
    case .a(var h): func inCase() {}
    case var i where i > 1: break
    @unknown default: func inDefault() {}
    }
    label: while true { func inWhile() {} }
    do { func inDo() {} } catch let e as E { func inCatch() {} }
    defer { func inDefer() {} }
    let _ = x.class, _ = y.init, _ = z.self
    foo(class: 1, struct: 2, func: 3, extension: 4)
    let k = a ? b : c
    async let m = n()
    open(3)
    final.foo()
    prefix
    func afterPrefix() {}
    actor.run()
    actor = 3
    let d = [.func: 1]
    if #available(macOS 15, *) { func inAvailable() {} }
    return; func afterReturn() {}
    func nested() { func nested2() { struct N { func nested3() {} } } }
    { func inClosure() {} }()
    x = y is Foo<Int> ? 1 : 2
    func afterIs() {}
    let s = "\({ func inString() {}; return 1 }())"
    var typed: Int { 1 }
    var typed2: Int = 1 { willSet { } }
    @Wrapper var typed3: Int { 2 }
    macro.foo()
}
@main struct Main { static func main() async throws {} }
