/// Overrides, wrapped where no superclass has a wrapper of that name: the overridden declaration is abstract.
class Shape {
    func area() -> Double { 0 }

    // @trace
    func name() -> String { "shape" }

    class func sides() -> Int { 0 }
}

class Polygon: Shape {}

class Square: Polygon {
    // @trace
    override func area() -> Double { 4 }

    // @trace(as: "squareName")
    override func name() -> String { "square" }

    // @trace
    override class func sides() -> Int { 4 }
}
