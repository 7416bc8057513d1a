import Foundation

/// The repository's folder, whatever a clone is called.
let packageRoot = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
