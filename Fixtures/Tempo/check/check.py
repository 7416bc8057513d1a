"""Checks what stands in Fixtures/Tempo as far as that goes without a container engine.

    python3 Fixtures/Tempo/check/check.py

Every YAML and JSON file parses; ports are published on loopback only; what one file names, another one has (mounts,
data sources, folders); the dashboard obeys `dashboard.schema.json`, and its panels do not overlap; each TraceQL query,
in the dashboard and in the documentation, is a sentence of the grammar in `traceql.py` and names attributes that the
runtime records; each PromQL expression parses and names metrics and labels that arrive.
"""

import json
import pathlib
import re
import sys
import urllib.parse

import jsonschema
import yaml

import promql
import traceql

CHECK = pathlib.Path(__file__).resolve().parent
TEMPO = CHECK.parent
ARTICLES = TEMPO.parents[1] / "Sources/TraceRuntime/TraceRuntime.docc"
ARTICLE = ARTICLES / "SeeItInGrafana.md"


def recorded_attributes():
    """What queries may name: what the documentation's table says that spans record, and what a resource has."""
    lines = (ARTICLES / "Attributes.md").read_text().splitlines()
    table = [line for line in lines if line.startswith(("| `", "| – |"))]
    names = {name for line in table for cell in line.split("|")[1:3] for name in re.findall("`([^`]+)`", cell)}
    return {f"span.{name}" for name in names} | {"resource.service.name"}


def emitted_series():
    """The labels of each series that arrives in Prometheus: what the documentation's tables of metrics say.

    A row is a metric, what it counts, and its attributes, of a histogram of seconds; or a metric, its kind, and what it
    counts, with the attributes that it may have.
    """
    rows = re.findall(r"^\| `([\w.]+)` \| ([^|]*) \| ([^|]*) \|", (ARTICLES / "Metrics.md").read_text(), re.MULTILINE)
    promoted = yaml.safe_load((TEMPO / "prometheus.yaml").read_text())["otlp"]["promote_resource_attributes"]
    series = {}
    for name, kind, text in rows:
        labels = {promql.label(attribute) for attribute in re.findall("`([^`]+)`", text) + promoted} | {"le"}
        suffixes = promql.SUFFIXES.get(kind)
        names = [promql.label(name) + suffix for suffix in suffixes] if suffixes else promql.histogram(name)
        series.update(dict.fromkeys(names, labels))
    return series


RECORDED = recorded_attributes()
EMITTED = emitted_series()
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
    text = re.sub(r"\$\{__data\.fields\.\w+\}", "get users", query.replace("$service", ".*"))
    try:
        attributes = traceql.parse(text)
    except traceql.NotTraceQL as error:
        problem(file, f"{where}: {query!r}: {error}")
        return 1
    for attribute in attributes:
        if attribute not in RECORDED:
            problem(file, f"{where}: nothing records {attribute}")
    return 1


def check_expression(file, where, text):
    """A PromQL expression, with Grafana's variables put in."""
    text = re.sub(r"\$(service|environment|route)\b", ".*", text).replace("$__rate_interval", "1m")
    try:
        selectors = promql.parse(text)
    except promql.NotPromQL as error:
        problem(file, f"{where}: {text!r}: {error}")
        return 1
    for metric, labels in selectors:
        if metric not in EMITTED:
            problem(file, f"{where}: nothing emits {metric}")
        for label in sorted(labels - EMITTED.get(metric, labels)):
            problem(file, f"{where}: {metric} has no label {label}")
    return 1


def check_variable(file, variable):
    match = re.fullmatch(r"label_values\((.+), (\w+)\)", variable["query"]["query"])
    if not match:
        problem(file, f"variable {variable['name']}: {variable['query']['query']!r} asks for no values of a label")
        return 1
    return check_expression(file, f"variable {variable['name']}", f"count by ({match[2]}) ({match[1]})")


def check_compose():
    file = TEMPO / "docker-compose.yml"
    services = read_yaml(file).get("services", {})
    for name, service in services.items():
        if not re.fullmatch(r"[\w./-]+:v?\d+\.\d+\.\d+", service["image"]):
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
    generator = configuration["metrics_generator"]
    if "local-blocks" not in configuration["overrides"]["defaults"]["metrics_generator"]["processors"]:
        problem(file, "without the local-blocks processor there are no TraceQL metrics")
    if generator["processor"]["local_blocks"]["filter_server_spans"]:
        problem(file, "database spans are of kind client: they are filtered out")
    return configuration


def check_tempo_3(older):
    """The file for Tempo 3.0 has none of the blocks that it refuses, and else says what the other file says."""
    file = TEMPO / "tempo-3.yaml"
    configuration = read_yaml(file)
    refused = {"ingester", "ingester_client", "compactor", "metrics_generator_client"} & configuration.keys()
    refused |= {"processor", "traces_storage"} & configuration["metrics_generator"].keys()
    if "local-blocks" in configuration["overrides"]["defaults"]["metrics_generator"]["processors"]:
        refused.add("local-blocks")
    for block in sorted(refused):
        problem(file, f"Tempo 3.0 refuses {block}")
    for block in ("server", "distributor", "query_frontend", "storage", "usage_report"):
        if configuration[block] != older[block]:
            problem(file, f"{block} differs from tempo.yaml")


def check_prometheus(services, tempo):
    """Prometheus takes what the application and Tempo push, and Tempo pushes to where it listens."""
    file = TEMPO / "docker-compose.yml"
    flags = services["prometheus"]["command"]
    for flag in ("--web.enable-otlp-receiver", "--web.enable-remote-write-receiver",
                 "--enable-feature=exemplar-storage"):
        if flag not in flags:
            problem(file, f"prometheus: {flag} is missing")
    for target in tempo["metrics_generator"]["storage"]["remote_write"]:
        if urllib.parse.urlsplit(target["url"]).netloc != "prometheus:9090":
            problem(TEMPO / "tempo.yaml", f"nothing listens at {target['url']}")


def check_provisioning(services, tempo):
    file = TEMPO / "grafana/provisioning/datasources/sources.yaml"
    sources = {source["uid"]: source for source in read_yaml(file)["datasources"]}
    ports = {"tempo": tempo["server"]["http_listen_port"], "prometheus": 9090}
    for source in sources.values():
        host, port = urllib.parse.urlsplit(source["url"]).netloc.split(":")
        if host not in services or int(port) != ports[host]:
            problem(file, f"nothing listens at {source['url']}")
    settings = [sources["tempo"]["jsonData"]["serviceMap"]["datasourceUid"]]
    settings += [link["datasourceUid"] for link in sources["prometheus"]["jsonData"]["exemplarTraceIdDestinations"]]
    for uid in settings:
        if uid not in sources:
            problem(file, f"there is no data source {uid}")
    providers = TEMPO / "grafana/provisioning/dashboards/traces.yaml"
    folder = read_yaml(providers)["providers"][0]["options"]["path"]
    if not any(mount.split(":")[1] == folder for mount in services["grafana"]["volumes"]):
        problem(providers, f"nothing is mounted at {folder}")
    return sources.keys()


def check_dashboard(sources):
    file = TEMPO / "grafana/dashboards/traces.json"
    dashboard = json.loads(file.read_text())
    schema = json.loads((CHECK / "dashboard.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(dashboard):
        problem(file, f"{error.json_path}: {error.message}")

    covered = {}
    queries = sum(check_variable(file, variable) for variable in dashboard["templating"]["list"])
    for panel in dashboard["panels"]:
        if panel["datasource"]["uid"] not in sources:
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
            queries += check_target(file, panel["title"], target)
        for override in panel["fieldConfig"]["overrides"]:
            for link in (link for p in override["properties"] if p["id"] == "links" for link in p["value"]):
                queries += check_link(file, panel["title"], link["url"])
    ids = [panel["id"] for panel in dashboard["panels"]]
    if len(ids) != len(set(ids)):
        problem(file, "two panels have one id")
    return queries


def check_target(file, where, target):
    if target["datasource"]["uid"] == "prometheus":
        return check_expression(file, where, target["expr"])
    if target["queryType"] == "serviceMap":
        # A selector of the metrics that Tempo's processor makes, without their name.
        return check_syntax(file, where, target["serviceMapQuery"].replace("$service", ".*"))
    return check_query(file, where, target["query"])


def check_syntax(file, where, selector):
    try:
        promql.parse("traces_service_graph_request_total" + selector)
    except promql.NotPromQL as error:
        problem(file, f"{where}: {selector!r}: {error}")
    return 1


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
services = check_compose()
tempo = check_tempo()
check_tempo_3(tempo)
check_prometheus(services, tempo)
in_dashboard = check_dashboard(check_provisioning(services, tempo))
in_article = check_article()
for text in problems:
    print(text, file=sys.stderr)
print(f"Fixtures/Tempo: {in_dashboard} queries in the dashboard, {in_article} in the article, {len(problems)} problems")
sys.exit(1 if problems else 0)
