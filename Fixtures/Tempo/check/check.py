"""Checks what stands in Fixtures/Tempo as far as that goes without a container engine.

    python3 Fixtures/Tempo/check/check.py

Every YAML and JSON file parses; ports are published on loopback only; what one file names, another one has (mounts,
data source, folders); the dashboard obeys `dashboard.schema.json`, and its panels do not overlap; each TraceQL query,
in the dashboard and in the documentation, is a sentence of the grammar in `traceql.py` and names attributes that the
runtime records.
"""

import json
import pathlib
import re
import sys
import urllib.parse

import jsonschema
import yaml

import traceql

CHECK = pathlib.Path(__file__).resolve().parent
TEMPO = CHECK.parent
ARTICLES = TEMPO.parents[1] / "Sources/TraceRuntime/TraceRuntime.docc"
ARTICLE = ARTICLES / "SeeItInGrafana.md"


def recorded_attributes():
    """What queries may name: what the documentation's table says that spans record, and what a resource has."""
    table = [line for line in (ARTICLES / "Attributes.md").read_text().splitlines() if line.startswith("| `")]
    names = {name for line in table for cell in line.split("|")[1:3] for name in re.findall("`([^`]+)`", cell)}
    return {f"span.{name}" for name in names} | {"resource.service.name"}


RECORDED = recorded_attributes()
problems = []


def problem(file, text):
    problems.append(f"{file.relative_to(TEMPO.parents[1])}: {text}")


def read_yaml(path):
    try:
        return yaml.safe_load(path.read_text())
    except yaml.YAMLError as error:
        problem(path, f"not YAML: {error}")
        return {}


def check_query(file, where, query):
    """Grafana puts variables in before it sends a query, so they are put in here, too."""
    for table in ("span.db.table", "span.db.collection.name"):
        text = query.replace("$table", table).replace("$service", ".*")
        text = re.sub(r"\$\{__data\.fields\.\w+\}", "get users", text)
        try:
            attributes = traceql.parse(text)
        except traceql.NotTraceQL as error:
            problem(file, f"{where}: {query!r}: {error}")
            return 1
        for attribute in attributes:
            if attribute not in RECORDED:
                problem(file, f"{where}: nothing records {attribute}")
    return 1


def check_compose():
    file = TEMPO / "docker-compose.yml"
    services = read_yaml(file).get("services", {})
    for name, service in services.items():
        if not re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+", service["image"]):
            problem(file, f"{name}: {service['image']} is not pinned to a version")
        for port in service["ports"]:
            if not port.startswith("127.0.0.1:"):
                problem(file, f"{name}: port {port} is published beyond loopback")
        for mount in service["volumes"]:
            source = mount.split(":")[0]
            if source.startswith(".") and not (TEMPO / source).exists():
                problem(file, f"{name}: there is no {source}")
    return services


def check_tempo():
    file = TEMPO / "tempo.yaml"
    configuration = read_yaml(file)
    processors = configuration["overrides"]["defaults"]["metrics_generator"]["processors"]
    if "local-blocks" not in processors:
        problem(file, "without the local-blocks processor there are no TraceQL metrics")
    if configuration["metrics_generator"]["processor"]["local_blocks"]["filter_server_spans"]:
        problem(file, "database spans are of kind client: they are filtered out")
    return configuration


def check_provisioning(services, tempo):
    sources = TEMPO / "grafana/provisioning/datasources/tempo.yaml"
    source = read_yaml(sources)["datasources"][0]
    host, port = urllib.parse.urlsplit(source["url"]).netloc.split(":")
    if host not in services or int(port) != tempo["server"]["http_listen_port"]:
        problem(sources, f"nothing listens at {source['url']}")
    providers = TEMPO / "grafana/provisioning/dashboards/traces.yaml"
    folder = read_yaml(providers)["providers"][0]["options"]["path"]
    if not any(mount.split(":")[1] == folder for mount in services["grafana"]["volumes"]):
        problem(providers, f"nothing is mounted at {folder}")
    return source["uid"]


def check_dashboard(uid):
    file = TEMPO / "grafana/dashboards/traces.json"
    dashboard = json.loads(file.read_text())
    schema = json.loads((CHECK / "dashboard.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(dashboard):
        problem(file, f"{error.json_path}: {error.message}")

    covered = {}
    queries = 0
    for panel in dashboard["panels"]:
        if panel["datasource"]["uid"] != uid:
            problem(file, f"{panel['title']}: there is no data source {panel['datasource']['uid']}")
        grid = panel["gridPos"]
        if grid["x"] + grid["w"] > 24:
            problem(file, f"{panel['title']}: wider than the 24 columns")
        columns, rows = range(grid["x"], grid["x"] + grid["w"]), range(grid["y"], grid["y"] + grid["h"])
        cells = {(x, y) for x in columns for y in rows}
        for title in sorted({covered[cell] for cell in cells & covered.keys()}):
            problem(file, f"{panel['title']} lies over {title}")
        covered.update(dict.fromkeys(cells, panel["title"]))
        for target in panel["targets"]:
            queries += check_query(file, panel["title"], target["query"])
        for override in panel["fieldConfig"]["overrides"]:
            for link in (link for p in override["properties"] if p["id"] == "links" for link in p["value"]):
                queries += check_link(file, panel["title"], link["url"])
    ids = [panel["id"] for panel in dashboard["panels"]]
    if len(ids) != len(set(ids)):
        problem(file, "two panels have one id")
    return queries


def check_link(file, where, url):
    """See "Generate Explore URLs" in https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/"""
    parameters = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
    if parameters.get("schemaVersion") != ["1"]:
        problem(file, f"{where}: a link to Explore says schemaVersion=1")
    panes = json.loads(parameters["panes"][0])
    queries = [query for pane in panes.values() for query in pane["queries"]]
    return sum(check_query(file, f"{where}, link", query["query"]) for query in queries)


def check_article():
    queries = re.findall(r"^```traceql\n(.*?)^```", ARTICLE.read_text(), re.MULTILINE | re.DOTALL)
    for query in queries:
        check_query(ARTICLE, "query", query.strip())
    if not queries:
        problem(ARTICLE, "no query in it")
    return len(queries)


def check_grammar():
    """The grammar takes what the documentation shows and refuses what it rules out: else it would prove nothing."""
    file = CHECK / "traceql.examples"
    for number, line in enumerate(file.read_text().splitlines(), 1):
        verdict, _, query = line.partition("  ")
        if not query or verdict.startswith("#"):
            continue
        try:
            traceql.parse(query)
            is_query = True
        except traceql.NotTraceQL:
            is_query = False
        if is_query != (verdict == "yes"):
            problem(file, f"line {number}: {query!r} is {'' if is_query else 'no '}query to the grammar")


check_grammar()
uid = check_provisioning(check_compose(), check_tempo())
in_dashboard = check_dashboard(uid)
in_article = check_article()
for text in problems:
    print(text, file=sys.stderr)
print(f"Fixtures/Tempo: {in_dashboard} queries in the dashboard, {in_article} in the article, {len(problems)} problems")
sys.exit(1 if problems else 0)
