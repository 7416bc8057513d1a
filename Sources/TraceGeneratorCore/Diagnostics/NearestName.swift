/// The name that a user may have meant, for "did you mean": the nearest one by edits, if it is near enough.
///
/// A different case counts as equal. Among equals the first wins. Long names are not compared, because the cost grows
/// with the square of their length.
func nearestName(to name: String, among candidates: [String]) -> String? {
    let lengthMax = 64
    guard name.utf8.count <= lengthMax else { return nil }
    let written = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= lengthMax {
        let meant = Array(candidate.lowercased().unicodeScalars)
        let distance = editDistance(written, meant)
        // A third of the letters may be wrong, of two one.
        guard distance <= max(1, max(written.count, meant.count) / 3), distance < max(written.count, meant.count) else {
            continue
        }
        if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// The number of insertions, deletions, replacements, and swaps of neighbours that turn one word into the other.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
        var current = [row + 1]
        for (column, other) in second.enumerated() {
            var cost = min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                cost = min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[second.count]
}
