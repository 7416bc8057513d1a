import Foundation

/// The folder of the repository.
let packageRoot = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
