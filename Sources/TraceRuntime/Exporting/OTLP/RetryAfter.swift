/// The time at which a receiver accepts a further request: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
enum RetryAfter: Hashable {
    case seconds(Int)
    /// A date, in seconds since 1970.
    case date(Int)

    /// Parses the header's value; nil if it is neither a number of seconds nor a date in one of HTTP's three forms.
    init?(_ value: String) {
        let value = value.trimmed
        if let seconds = Int(value), seconds >= 0, value.first?.isNumber == true {
            self = .seconds(min(seconds, Int(Int32.max)))
        } else if let date = Self.unixTime(value) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// Returns the time to wait. It is zero for a date in the past.
    func delay(at unixTime: Int) -> Duration {
        switch self {
        case .seconds(let seconds): .seconds(seconds)
        case .date(let date): .seconds(min(max(0, date - unixTime), Int(Int32.max)))
        }
    }
}

// MARK: - HTTP dates

extension RetryAfter {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Parses a date: "A recipient that parses a timestamp value in an HTTP field MUST accept all three HTTP-date
    /// formats":
    /// https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
    private static func unixTime(_ text: String) -> Int? {
        let words = text.split { ", -".contains($0) }.map(String.init)
        guard words.count >= 5 else { return nil }
        if let month = months.firstIndex(of: words[1]) {
            // Sun Nov  6 08:49:37 1994
            guard words.count == 5 else { return nil }
            return unixTime(year: words[4], month: month, day: words[2], time: words[3])
        }
        // Sun, 06 Nov 1994 08:49:37 GMT, or Sunday, 06-Nov-94 08:49:37 GMT
        guard let month = months.firstIndex(of: words[2]), words.count == 6, words[5] == "GMT" else { return nil }
        return unixTime(year: words[3], month: month, day: words[1], time: words[4])
    }

    private static func unixTime(year: String, month: Int, day: String, time: String) -> Int? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard let year = Int(year), (0...9_999).contains(year), let day = Int(day), (1...31).contains(day),
            clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        // A year of two digits belongs to this century: a receiver does not ask to wait for decades.
        let days = daysSince1970(year: year < 100 ? year + 2_000 : year, month: month + 1, day: day)
        return days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }

    /// Counts the days since 1970. The year begins in March, so that a leap day is its last day:
    /// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
