/// The calls of one shard since they were last collected, by operation and outcome. Durations are in ticks.
struct CallTable: Sendable {
    /// The greatest number of series, so that names made at run time do not fill the memory. Further calls of a metric
    /// count in one series.
    static let seriesCountMax = 1_000

    private(set) var series: [CallSeries] = []
    var activeRequests = ActiveRequests()
    /// The places in ``series`` of each site, by the site's number.
    private var sites: [[Int]] = []
    /// The places in ``series`` of operations without a site.
    private var others: [CallKey: Int] = [:]
    private var overflows: [CallMetric: Int] = [:]

    /// Counts a call.
    ///
    /// - Parameters:
    ///   - site: the site of the call; nil if it has none. It is evaluated only at the first call of a series.
    ///   - number: the site's number.
    @inline(__always)
    mutating func count(
        _ key: CallKey, _ duration: UInt64, endingAt end: TraceInstant, _ context: SpanContext?, number: Int?,
        site: @autoclosure () -> SiteContent?
    ) {
        let place = place(of: key, number: number) ?? add(key, number: number, site())
        let bucket = key.metric.bucket(of: duration)
        series[place].histogram.add(duration, in: bucket, endingAt: end, context)
    }

    private func place(of key: CallKey, number: Int?) -> Int? {
        guard let number else { return others[key] }
        guard number < sites.count else { return nil }
        for place in sites[number] where series[place].key == key { return place }
        return nil
    }

    @inline(never)
    private mutating func add(_ key: CallKey, number: Int?, _ site: SiteContent?) -> Int {
        let place = series.count
        guard place < Self.seriesCountMax else {
            if let overflow = overflows[key.metric] { return overflow }
            overflows[key.metric] = place
            series.append(CallSeries(key: CallKey(key.metric), site: nil, isOverflow: true))
            return place
        }
        if let number {
            while number >= sites.count { sites.append([]) }
            sites[number].append(place)
        } else {
            others[key] = place
        }
        series.append(CallSeries(key: key, site: site, isOverflow: false))
        return place
    }
}

/// The operation and the outcome of a call, as far as its site does not tell them.
struct CallKey: Sendable, Hashable {
    let metric: CallMetric
    /// The status of a response; 0 if there is none.
    var status: Int64 = 0
    private var ownTexts: Texts?

    init(_ metric: CallMetric, status: Int64 = 0) {
        self.metric = metric
        self.status = status
    }

    /// The texts, which few calls have.
    var texts: CallTexts {
        get { ownTexts?.texts ?? CallTexts() }
        set { ownTexts = .texts(newValue) }
    }

    /// A box, because a key is made and copied for each call.
    private indirect enum Texts: Hashable {
        case texts(CallTexts)

        var texts: CallTexts {
            switch self {
            case .texts(let texts): texts
            }
        }
    }
}

struct CallTexts: Sendable, Hashable {
    /// The name of an operation without a site.
    var name = ""
    /// The reason of a failure; nil if the call did not fail.
    var errorType: String?
    /// The method and the template of a route, if its annotation does not have them.
    var method: String?
    var route: String?
}

/// The calls with one key.
struct CallSeries: Sendable {
    let key: CallKey
    /// The site of the operation; nil if it has none.
    let site: SiteContent?
    let isOverflow: Bool
    fileprivate(set) var histogram: CallHistogram

    fileprivate init(key: CallKey, site: SiteContent?, isOverflow: Bool) {
        self.key = key
        self.site = site
        self.isOverflow = isOverflow
        histogram = CallHistogram(bucketCount: key.metric.bounds.count + 1)
    }
}
