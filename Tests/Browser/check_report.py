"""Opens a report in headless Chromium and checks what a person would see.

    python3 Tests/Browser/check_report.py quick-start REPORT.html SCREENSHOTS
    python3 Tests/Browser/check_report.py hostile REPORT.html SCREENSHOTS
    python3 Tests/Browser/check_report.py large REPORT.html SCREENSHOTS

`quick-start` is the report of Fixtures/QuickStart; the other two are of the files that make_traces.py makes.
"""

import os
import sys

from chromium import Chromium

ROWS = "document.querySelectorAll('{} .row').length"
TEXT = "document.querySelector('{}').textContent"


def expect(actual, expected, claim):
    if actual != expected:
        sys.exit(f"{claim}: expected {expected!r}, found {actual!r}")


def expect_in(part, whole, claim):
    if part not in whole:
        sys.exit(f"{claim}: '{part}' is not in {whole!r}")


def names(browser, part):
    return browser.evaluate(f"[...document.querySelectorAll('{part} .name')].map(name => name.textContent)")


def show(browser, view):
    browser.evaluate(f"document.getElementById('tab-{view}').click()")
    return browser.evaluate(f"document.getElementById('view-{view}').innerText")


def search(browser, query):
    """The number of traces that a query finds, as the page says it."""
    browser.evaluate("document.getElementById('query').value = ''")
    browser.evaluate("document.getElementById('query').focus()")
    if query:
        browser.type(query)
    else:
        browser.evaluate("document.getElementById('query').dispatchEvent(new Event('input'))")
    return browser.evaluate(TEXT.format("#match-count"))


def check_quick_start(browser):
    expect(browser.evaluate(TEXT.format("#summary")), "5 traces, 11 spans, 1 service", "the summary")
    expect(sorted(names(browser, "#list")),
           ["GET /books", "GET /books/{id}", "GET /books/{id}", "orders.place", "orders.place"], "the list of traces")
    expect(search(browser, "status:error"), "1 of 5 traces", "traces with errors")
    expect(search(browser, "http.route=/orders"), "2 of 5 traces", "traces by an attribute")
    expect(search(browser, "id:4bf92f3577b34da6a3ce929d0e0e4736"), "1 of 5 traces", "a trace by its id")
    expect(search(browser, "service:bookshop duration<1h"), "Write a duration as duration>10ms or duration<2s.",
           "a query that makes no sense")
    expect(search(browser, ""), "5 traces", "all traces again")

    # From the list to a span and back, by keyboard alone.
    search(browser, "status:error")
    browser.press("Enter")
    browser.press("ArrowDown")
    expect(browser.evaluate(TEXT.format("#trace-head h2")), "orders.place", "the trace that the keyboard chose")
    browser.press("Enter")
    browser.press("End")
    expect_in("not enough copies", browser.evaluate(TEXT.format("#span")), "the span that the keyboard chose")
    expect_in("db.table", browser.evaluate(TEXT.format("#span")), "the span's attributes")
    browser.press("Escape")
    expect(browser.evaluate("document.activeElement.id"), "list", "the way back")

    expect_in("select books", show(browser, "operations"), "the table of operations")
    expect_in("update", show(browser, "database"), "the table of statements")
    expect_in("OutOfStock", show(browser, "errors"), "the table of errors")
    show(browser, "traces")


def check_hostile(browser):
    expect(browser.evaluate("window.wasRun"), None, "markup of a span was run")
    expect(browser.evaluate("document.querySelectorAll('b, img, iframe').length"), 0, "markup of a span became elements")
    expect_in("<img src=x", names(browser, "#list")[0], "a name with markup is shown as text")
    browser.evaluate("document.getElementById('waterfall').focus()")
    browser.press("ArrowDown")
    expect_in("<script>window.wasRun", browser.evaluate(TEXT.format("#span")), "an attribute with markup")
    expect(search(browser, "<b>"), "1 trace", "a search for markup")
    for view in ["operations", "database", "errors"]:
        expect_in("<img src=x", show(browser, view), f"markup in the table of {view}")
    expect(browser.evaluate("window.wasRun"), None, "markup of a span was run")
    problems = browser.evaluate("document.getElementById('problems').textContent")
    for part in ["is cut off", "are not JSON", "parent that is not in the file", "clocks of two processes disagree"]:
        expect_in(part, problems, "what the page says of its file")
    show(browser, "traces")


def check_large(browser):
    expect_in("50,000 spans", browser.evaluate(TEXT.format("#summary")), "the summary")
    rows = browser.evaluate(ROWS.format("#list"))
    if not 5 < rows < 60:
        sys.exit(f"{rows} rows of a long list exist at once")
    browser.evaluate("document.getElementById('list').focus()")
    browser.press("End")
    last = browser.evaluate("document.querySelector('#list .row[aria-selected=true]').getAttribute('aria-posinset')")
    expect(last, browser.evaluate("String(traceList.items.length)"), "the list's end")
    took = browser.evaluate("(() => { const start = performance.now(); byID('query').value = 'select orders'; search();"
                            " return performance.now() - start })()")
    print(f"a search takes {took:.0f} ms")
    search(browser, "")


CHECKS = {"quick-start": check_quick_start, "hostile": check_hostile, "large": check_large}


def main(name, report, screenshots):
    for scheme in ["light", "dark"]:
        with Chromium(dark=scheme == "dark") as browser:
            seconds = browser.open(report)
            CHECKS[name](browser)
            browser.screenshot(os.path.join(screenshots, f"{name}-{scheme}.png"))
            if browser.errors:
                sys.exit("the page reports errors:\n" + "\n".join(browser.errors))
            print(f"{name}, {scheme}: open after {seconds:.1f} s")
            # Two seconds at rest; more where other work runs beside it.
            if seconds > 6:
                sys.exit(f"the page takes {seconds:.1f} s to open")


main(*sys.argv[1:])
