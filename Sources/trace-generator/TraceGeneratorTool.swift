@main
struct TraceGeneratorTool {
    static func main() {}
}
