/// An integer as a generic parameter, which older systems of Apple's do not know.
// @trace
@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
func fill<let count: Int>(_ value: Int, in array: InlineArray<count, Int>) -> InlineArray<count, Int> {
    var array = array
    for index in array.indices { array[index] = value }
    return array
}
