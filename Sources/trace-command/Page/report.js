"use strict";

// The report is columns of numbers. A text stands in `texts` and is named by its index; times are nanoseconds.
// Whatever a span says reaches the page by `textContent` alone, so that no markup in it is ever run.

const data = JSON.parse(document.getElementById("data").textContent);
const { texts, traces, spans } = data;
const traceCount = traces.id.length;
const KINDS = ["", "internal", "server", "client", "producer", "consumer"];
const SERVICE_COLOURS = 8;
const ERROR = 2;

// The spans of a trace stand together: the first of each.
const firstSpan = [];
for (let trace = 0, first = 0; trace < traceCount; trace++) {
  firstSpan.push(first);
  first += traces.count[trace];
}
firstSpan.push(spans.id.length);

const rootOf = (trace) => firstSpan[trace] + traces.root[trace];

// MARK: Elements

const byID = (id) => document.getElementById(id);

/** Makes an element; a string among its children becomes text. */
function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null));
  return node;
}

function link(text, label, action) {
  const button = element("button", "link", text);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", action);
  return button;
}

// MARK: Words

function duration(nanoseconds) {
  const units = [[60e9, "min"], [1e9, "s"], [1e6, "ms"], [1e3, "µs"]];
  for (const [size, unit] of units) {
    if (nanoseconds >= size) return (nanoseconds / size).toPrecision(nanoseconds / size >= 1000 ? 4 : 3) + " " + unit;
  }
  return nanoseconds + " ns";
}

const count = (number, noun, nouns) => number.toLocaleString("en") + " " + (number === 1 ? noun : nouns ?? noun + "s");

function time(nanoseconds) {
  const date = new Date(data.start + nanoseconds / 1e6);
  const two = (number) => String(number).padStart(2, "0");
  if (Number.isNaN(date.getTime())) return "no time";
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.` +
    String(date.getMilliseconds()).padStart(3, "0");
}

const serviceNumbers = new Map();
for (const service of spans.service) {
  if (!serviceNumbers.has(service)) serviceNumbers.set(service, serviceNumbers.size);
}
const serviceColour = (service) => `var(--service-${serviceNumbers.get(service) % SERVICE_COLOURS})`;

function servicesOf(trace) {
  return [...new Set(spans.service.slice(firstSpan[trace], firstSpan[trace + 1]))];
}

// MARK: Lists of any length

/** A list of which only the visible rows exist. Arrow keys, Page Up and Down, Home and End choose a row. */
class RowList {
  constructor(container, rowHeight, makeRow, choose) {
    Object.assign(this, { container, rowHeight, makeRow, choose });
    this.items = [];
    this.chosen = -1;
    this.room = element("div", "room");
    container.append(this.room);
    container.addEventListener("scroll", () => this.draw());
    container.addEventListener("keydown", (event) => this.press(event));
    container.addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (row) this.select(Number(row.dataset.index));
    });
    new ResizeObserver(() => this.draw()).observe(container);
  }

  show(items, chosen = -1) {
    this.items = items;
    this.chosen = chosen;
    this.room.style.height = items.length * this.rowHeight + "px";
    this.container.scrollTop = 0;
    if (chosen >= 0) this.reveal();
    this.draw();
  }

  draw() {
    const { scrollTop, clientHeight } = this.container;
    const first = Math.max(0, Math.floor(scrollTop / this.rowHeight) - 4);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / this.rowHeight) + 4);
    const rows = [];
    for (let index = first; index < last; index++) {
      const row = this.makeRow(this.items[index]);
      row.classList.add("row");
      row.id = `${this.container.id}-${index}`;
      row.dataset.index = index;
      row.style.top = index * this.rowHeight + "px";
      row.style.height = this.rowHeight + "px";
      row.setAttribute("role", "option");
      row.setAttribute("aria-setsize", this.items.length);
      row.setAttribute("aria-posinset", index + 1);
      row.setAttribute("aria-selected", index === this.chosen);
      rows.push(row);
    }
    this.room.replaceChildren(...rows);
    if (this.chosen >= first && this.chosen < last) {
      this.container.setAttribute("aria-activedescendant", `${this.container.id}-${this.chosen}`);
    } else {
      this.container.removeAttribute("aria-activedescendant");
    }
  }

  select(index) {
    if (this.items.length === 0) return;
    this.chosen = Math.max(0, Math.min(index, this.items.length - 1));
    this.reveal();
    this.draw();
    this.choose(this.items[this.chosen]);
  }

  reveal() {
    const top = this.chosen * this.rowHeight;
    const { scrollTop, clientHeight } = this.container;
    if (top < scrollTop) this.container.scrollTop = top;
    if (top + this.rowHeight > scrollTop + clientHeight) this.container.scrollTop = top + this.rowHeight - clientHeight;
  }

  press(event) {
    const page = Math.max(1, Math.floor(this.container.clientHeight / this.rowHeight) - 1);
    const targets = {
      ArrowDown: this.chosen + 1, ArrowUp: this.chosen - 1, PageDown: this.chosen + page, PageUp: this.chosen - page,
      Home: 0, End: this.items.length - 1,
    };
    if (!(event.key in targets) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.select(targets[event.key]);
  }
}

// MARK: Search

const TERM = /(?:([\w.\-]+)(:|>=|<=|>|<|=))?(?:"([^"]*)"|(\S+))/g;
const UNITS = { ns: 1, us: 1e3, "µs": 1e3, ms: 1e6, s: 1e9, min: 60e9 };

/** The tests that a trace must pass. Throws a sentence if a part of the query makes no sense. */
function parseQuery(query) {
  return [...query.matchAll(TERM)].map(([, key, sign, quoted, word]) => {
    const text = (quoted ?? word).toLowerCase();
    if (!key) return anywhere(text);
    if (key === "duration") return durationTest(sign, text);
    if (sign === ":" && key === "status") return statusTest(text);
    if (sign === ":" && key === "id") return (trace) => traces.id[trace].includes(text);
    if (sign === ":" && (key === "service" || key === "name")) return columnTest(spans[key], matching(text));
    if (sign === "=") return attributeTest(key.toLowerCase(), text);
    return anywhere((key + sign + text).toLowerCase());
  });
}

/** A mark for each text that contains another. */
function matching(text) {
  return Uint8Array.from(texts, (candidate) => candidate.toLowerCase().includes(text) ? 1 : 0);
}

function someSpan(trace, test) {
  for (let span = firstSpan[trace]; span < firstSpan[trace + 1]; span++) if (test(span)) return true;
  return false;
}

const columnTest = (column, marks) => (trace) => someSpan(trace, (span) => marks[column[span]]);

function anywhere(text) {
  const marks = matching(text);
  return (trace) => traces.id[trace].includes(text) || someSpan(trace, (span) =>
    marks[spans.name[span]] || marks[spans.service[span]] || spans.id[span] === text
      || spans.attributes[span].some((entry) => marks[entry]));
}

function attributeTest(key, value) {
  const keys = Uint8Array.from(texts, (text) => text.toLowerCase() === key ? 1 : 0);
  const values = Uint8Array.from(texts, (text) => text.toLowerCase() === value ? 1 : 0);
  const holds = (pairs) => pairs.some((entry, index) => index % 2 === 0 && keys[entry] && values[pairs[index + 1]]);
  return (trace) => someSpan(trace, (span) => holds(spans.attributes[span]) || holds(spans.resource[span]));
}

function statusTest(text) {
  if (text === "error") return (trace) => traces.errors[trace] > 0;
  if (text === "ok") return (trace) => traces.errors[trace] === 0;
  throw `The status is error or ok, not '${text}'.`;
}

function durationTest(sign, text) {
  const [, number, unit] = /^([\d.]+)(ns|us|µs|ms|s|min)?$/.exec(text) ?? [];
  if (number === undefined || sign === ":") throw "Write a duration as duration>10ms or duration<2s.";
  const limit = Number(number) * UNITS[unit ?? "ms"];
  const tests = {
    ">": (value) => value > limit, "<": (value) => value < limit, "=": (value) => value === limit,
    ">=": (value) => value >= limit, "<=": (value) => value <= limit,
  };
  return (trace) => tests[sign](traces.duration[trace]);
}

const ORDERS = {
  newest: (one, other) => traces.start[other] - traces.start[one],
  oldest: (one, other) => traces.start[one] - traces.start[other],
  slowest: (one, other) => traces.duration[other] - traces.duration[one],
  fastest: (one, other) => traces.duration[one] - traces.duration[other],
};

// MARK: The list of traces

let currentTrace = -1;

const traceList = new RowList(byID("list"), 54, traceRow, showTrace);

function traceRow(trace) {
  const errors = traces.errors[trace];
  const services = servicesOf(trace).map((service) => texts[service]).join(", ");
  return element("div", "",
    element("div", "first",
      element("span", "name", texts[spans.name[rootOf(trace)]] || "(no name)"),
      errors ? element("span", "failed number", "✗ " + count(errors, "error")) : null,
      element("span", "number", duration(traces.duration[trace]))),
    element("div", "second",
      element("span", "services", services),
      element("span", "number", count(traces.count[trace], "span")),
      element("span", "number", time(traces.start[trace]).slice(11))));
}

function search() {
  const status = byID("match-count");
  let tests;
  status.classList.remove("wrong");
  try {
    tests = parseQuery(byID("query").value);
  } catch (sentence) {
    status.textContent = sentence;
    status.classList.add("wrong");
    return;
  }
  const matches = [];
  for (let trace = 0; trace < traceCount; trace++) {
    if (tests.every((test) => test(trace))) matches.push(trace);
  }
  matches.sort(ORDERS[byID("order").value]);
  status.textContent = matches.length === traceCount
    ? count(traceCount, "trace") : `${matches.length.toLocaleString("en")} of ${count(traceCount, "trace")}`;
  traceList.show(matches, matches.indexOf(currentTrace));
}

// MARK: One trace

const waterfall = new RowList(byID("waterfall"), 26, spanRow, showSpan);

function showTrace(trace) {
  currentTrace = trace;
  const root = rootOf(trace);
  const services = servicesOf(trace).map((service) => {
    const name = element("span", "service", texts[service]);
    name.style.setProperty("--service", serviceColour(service));
    return name;
  });
  const clocks = traces.clocks[trace]
    ? element("p", "warning", `The clocks of two processes disagree by at least ${duration(traces.clocks[trace])}.`) : null;
  byID("trace-head").replaceChildren(...[
    element("h2", "", texts[spans.name[root]] || "(no name)"),
    element("p", "", `${time(traces.start[trace])} · ${duration(traces.duration[trace])} · ` +
      `${count(traces.count[trace], "span")} · `, element("span", traces.errors[trace] ? "failed" : "",
      count(traces.errors[trace], "error")), " · ", element("span", "mono", traces.id[trace])),
    element("p", "", ...services, element("span", "legend"), "on the critical path",
      element("span", "legend faint"), "not"),
    clocks].filter(Boolean));
  drawScale(traces.duration[trace]);
  const all = Array.from({ length: traces.count[trace] }, (_, index) => firstSpan[trace] + index);
  waterfall.show(all);
  byID("span").replaceChildren();
}

function drawScale(total) {
  const ticks = element("div", "ticks");
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const tick = element("span", "tick number", part === 0 ? "0" : duration(total * part));
    tick.style.left = part * 100 + "%";
    ticks.append(tick);
  }
  byID("scale").replaceChildren(ticks);
}

function spanRow(span) {
  const total = Math.max(1, traces.duration[currentTrace]);
  const share = (nanoseconds) => Math.max(0, Math.min(100, 100 * nanoseconds / total)) + "%";
  const failed = spans.status[span] === ERROR;
  const label = element("div", "label",
    failed ? element("span", "mark", "✗") : null,
    spans.parentID[span] ? element("span", "mark orphan", "⤷") : null,
    element("span", "name", texts[spans.name[span]] || "(no name)"));
  label.style.paddingLeft = 12 + Math.min(spans.depth[span], 24) * 14 + "px";
  const bar = element("div", "bar");
  bar.style.left = `min(${share(spans.start[span])}, calc(100% - 2px))`;
  bar.style.width = share(spans.duration[span]);
  const track = element("div", "track", bar);
  for (let index = 0; index < spans.events[span].length; index += 3) {
    const event = element("i", "event");
    event.style.left = `min(${share(spans.events[span][index])}, calc(100% - 2px))`;
    track.append(event);
  }
  const row = element("div", "", label, track, element("span", "number", duration(spans.duration[span])));
  row.style.setProperty("--service", serviceColour(spans.service[span]));
  row.classList.toggle("critical", spans.critical[span] === 1);
  row.classList.toggle("failed-span", failed);
  return row;
}

// MARK: One span

function pairs(entries) {
  const list = element("dl", "");
  for (let index = 0; index < entries.length; index += 2) {
    list.append(element("dt", "", texts[entries[index]]), element("dd", "", texts[entries[index + 1]]));
  }
  return list;
}

const titled = (title, ...content) => content.length ? [element("h4", "", title), ...content] : [];

function showSpan(span) {
  const kind = KINDS[spans.kind[span]];
  const message = texts[spans.message[span]];
  byID("span").replaceChildren(
    element("h3", "", texts[spans.name[span]] || "(no name)"),
    element("p", "", [texts[spans.service[span]], kind, duration(spans.duration[span]),
      `${duration(spans.selfTime[span])} of its own`, `starts at ${duration(spans.start[span])}`].filter(Boolean)
      .join(" · "), " · ", element("span", "mono", spans.id[span])),
    ...(spans.status[span] === ERROR ? [element("p", "message", "✗ " + (message || "ended with an error"))] : []),
    ...(spans.parentID[span]
      ? [element("p", "", "Its parent is not in the file: ", element("span", "mono", spans.parentID[span]))] : []),
    ...titled("Attributes", ...(spans.attributes[span].length ? [pairs(spans.attributes[span])] : [])),
    ...titled("Events", ...eventsOf(span)),
    ...titled("Links", ...linksOf(span)),
    ...(spans.dropped[span]
      ? [element("p", "", `${count(spans.dropped[span], "attribute, event or link", "attributes, events or links")} ` +
        "did not fit into the span.")] : []),
    ...titled("Process", ...(spans.resource[span].length ? [pairs(spans.resource[span])] : [])));
  byID("span").scrollTop = 0;
}

function eventsOf(span) {
  const events = [];
  for (let index = 0; index < spans.events[span].length; index += 3) {
    const [at, name, attributes] = spans.events[span].slice(index, index + 3);
    events.push(element("p", "", `${texts[name]} at ${duration(at)}`), pairs(attributes));
  }
  return events;
}

function linksOf(span) {
  const links = [];
  for (let index = 0; index < spans.links[span].length; index += 3) {
    const [trace, target, attributes] = spans.links[span].slice(index, index + 3);
    const known = traces.id.indexOf(trace);
    const words = `span ${target} of trace ${trace}`;
    links.push(element("p", "mono", known < 0 ? words + ", which is not in the file"
      : link(words, "Open " + words, () => openTrace(known, target))), pairs(attributes));
  }
  return links;
}

/** Shows a trace wherever it is asked for, and one of its spans. */
function openTrace(trace, spanID) {
  showView("traces");
  const index = traceList.items.indexOf(trace);
  if (index < 0) {
    byID("query").value = "";
    search();
  }
  traceList.select(traceList.items.indexOf(trace));
  const span = spanID ? waterfall.items.findIndex((item) => spans.id[item] === spanID) : -1;
  if (span >= 0) waterfall.select(span);
  byID("waterfall").focus();
}

const traceLink = (trace, text) =>
  link(text, `Open the trace ${traces.id[trace]}`, () => openTrace(trace));

// MARK: Tables

/** A column: its title, what it is sorted by, and what is shown. */
function durationColumns() {
  const percentile = (title, index) => ({
    title, isNumber: true, value: (row) => row.percentiles[index], cell: (row) => duration(row.percentiles[index]),
  });
  return [
    { title: "Calls", isNumber: true, value: (row) => row.count, cell: (row) => row.count.toLocaleString("en") },
    {
      title: "Errors", isNumber: true, value: (row) => row.errors,
      cell: (row) => element("span", row.errors ? "failed" : "", row.errors.toLocaleString("en")),
    },
    percentile("p50", 0), percentile("p95", 1), percentile("p99", 2), percentile("Longest", 3),
    { title: "Total", isNumber: true, value: (row) => row.total, cell: (row) => duration(row.total) },
  ];
}

const textColumn = (title, text) => ({ title, value: text, cell: text });

/** Bars from 1 µs to 50 s and longer, each bound as far from the last by the same factor. */
function histogram(row) {
  const highest = Math.max(...row.histogram);
  const bars = row.histogram.map((height, index) => {
    const bar = element("i", height ? "some" : "");
    bar.style.height = 100 * height / highest + "%";
    bar.title = index < data.bounds.length ? `up to ${duration(data.bounds[index])}: ${height}` : `longer: ${height}`;
    return bar;
  });
  const all = element("div", "histogram", ...bars);
  all.setAttribute("role", "img");
  all.setAttribute("aria-label", `Half of the calls took up to ${duration(row.percentiles[0])}`);
  return all;
}

function showTable(view, rows, columns, nothing) {
  const container = byID("view-" + view);
  if (rows.length === 0) return container.append(element("p", "empty", nothing));
  const body = element("tbody", "");
  const head = element("tr", "");
  for (const column of columns) head.append(headCell(column, () => sort(column)));
  container.append(element("table", "", element("thead", "", head), body));
  let sorted = null;
  let isAscending = false;

  function sort(column) {
    isAscending = sorted === column ? !isAscending : !column.isNumber;
    sorted = column;
    const sign = isAscending ? 1 : -1;
    const order = (one, other) => one < other ? -sign : one > other ? sign : 0;
    fill([...rows].sort((one, other) => order(column.value(one), column.value(other))));
    for (const [index, cell] of [...head.children].entries()) {
      if (columns[index] === column) cell.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      else cell.removeAttribute("aria-sort");
    }
  }

  function fill(rows) {
    body.replaceChildren(...rows.map((row) =>
      element("tr", "", ...columns.map((column) =>
        element("td", column.isNumber ? "number" : "text", ...[column.cell(row)].flat())))));
  }

  fill(rows);
}

function headCell(column, action) {
  const cell = element("th", column.isNumber ? "number" : "");
  cell.scope = "col";
  if (!column.value) {
    cell.append(column.title);
    return cell;
  }
  const button = element("button", "", column.title);
  button.type = "button";
  button.addEventListener("click", action);
  cell.append(button);
  return cell;
}

function showTables() {
  showTable("operations", data.operations, [
    textColumn("Operation", (row) => texts[row.name]),
    textColumn("Service", (row) => texts[row.service]),
    textColumn("Kind", (row) => KINDS[row.kind]),
    ...durationColumns(),
    { title: "Durations", cell: histogram },
    {
      title: "Slowest traces",
      cell: (row) => row.slowest.map((trace) => traceLink(trace, traces.id[trace].slice(0, 6))),
    },
  ], "There are no spans.");
  showTable("database", data.statements, [
    textColumn("Table", (row) => texts[row.table] || "(no table)"),
    textColumn("Operation", (row) => texts[row.operation]),
    textColumn("System", (row) => texts[row.system]),
    ...durationColumns(),
    { title: "Durations", cell: histogram },
    {
      title: "Most in one trace", isNumber: true, value: (row) => row.most[1],
      cell: (row) => traceLink(row.most[0], row.most[1].toLocaleString("en")),
    },
  ], "No span has a database's attributes.");
  showTable("errors", data.errors, [
    textColumn("Type", (row) => texts[row.type]),
    { title: "Errors", isNumber: true, value: (row) => row.count, cell: (row) => row.count.toLocaleString("en") },
    textColumn("What the first one says", (row) => texts[row.message]),
    textColumn("Where they came from", (row) => texts[row.operations]),
    { title: "Last trace", cell: (row) => traceLink(row.trace, traces.id[row.trace].slice(0, 6)) },
  ], "No span ended with an error.");
}

// MARK: The page

const VIEWS = ["traces", "operations", "database", "errors"];

function showView(name) {
  for (const view of VIEWS) {
    byID("view-" + view).hidden = view !== name;
    const tab = byID("tab-" + view);
    tab.setAttribute("aria-selected", view === name);
    tab.tabIndex = view === name ? 0 : -1;
  }
}

function moveTab(event) {
  const steps = { ArrowRight: 1, ArrowLeft: VIEWS.length - 1 };
  if (!(event.key in steps)) return;
  const current = VIEWS.findIndex((view) => byID("tab-" + view) === event.target);
  const next = VIEWS[(current + steps[event.key]) % VIEWS.length];
  showView(next);
  byID("tab-" + next).focus();
}

function showHead() {
  const name = data.source.split("/").pop();
  document.title = name;
  byID("source").textContent = name;
  const services = count(serviceNumbers.size, "service");
  byID("summary").textContent =
    `${count(traceCount, "trace")}, ${count(spans.id.length, "span")}, ${services}`;
  if (data.problems.length === 0) return;
  byID("problems").hidden = false;
  byID("problems").querySelector("summary").textContent = data.problems.length === 1
    ? data.problems[0] : `${data.problems[0]} And ${count(data.problems.length - 1, "more thing")} to know.`;
  byID("problems").querySelector("ul").replaceChildren(
    ...data.problems.slice(1).map((problem) => element("li", "", problem)));
}

function start() {
  showHead();
  showTables();
  showView("traces");
  search();
  if (traceCount > 0) traceList.select(0);
  else byID("trace-head").replaceChildren(element("p", "empty", "There are no traces in this file."));
  byID("query").addEventListener("input", search);
  byID("order").addEventListener("change", search);
  byID("filter").addEventListener("submit", (event) => {
    event.preventDefault();
    byID("list").focus();
  });
  for (const view of VIEWS) {
    byID("tab-" + view).addEventListener("click", () => showView(view));
    byID("tab-" + view).addEventListener("keydown", moveTab);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input, select")) return;
    event.preventDefault();
    showView("traces");
    byID("query").focus();
  });
  byID("list").addEventListener("keydown", (event) => {
    if (event.key === "Enter") byID("waterfall").focus();
  });
  byID("waterfall").addEventListener("keydown", (event) => {
    if (event.key === "Escape") byID("list").focus();
  });
}

start();
