"""Which module may know the web, and which the database. Derived from what is there, so that a new
file is held to it without being listed anywhere."""

from functools import cache

import grimp
import pytest

FEATURES = (
    "people", "notices", "voices", "norms", "moments", "feedback", "reflections", "nudges",
    "privacy",
)  # fmt: skip
# Where requests are read and answered, by the last word of the module's name (join_api, log_views).
# Everything else in a feature also runs without a request.
EDGE = {"api", "views", "schemas"}
# The cookie that a request carries, the address that it comes from, the page that it gets.
EDGE_TOO = {
    "app.people.session", "app.people.staying", "app.people.attempts", "app.people.proving",
    "app.people.ended",
    "app.privacy.take_along",
}  # fmt: skip


@cache
def imports() -> grimp.ImportGraph:
    graph = grimp.build_graph("app", include_external_packages=True)
    # db binds the engine to the app and errors answers requests; both offer plain names as well.
    for plain in ("app.kernel.db", "app.kernel.errors"):
        graph.remove_import(importer=plain, imported="flask")
    return graph


def modules(of: str) -> list[str]:
    return sorted(name for name in imports().modules if name.startswith(f"app.{of}."))


def test_every_folder_with_tables_is_a_feature() -> None:
    folders = {name.split(".")[1] for name in imports().modules if name.endswith(".models")}
    assert folders <= set(FEATURES)


@pytest.mark.parametrize("feature", FEATURES)
def test_what_is_not_an_edge_knows_no_web(feature: str) -> None:
    inner = [
        name
        for name in modules(feature)
        if not name.endswith(tuple(f"{mark}{edge}" for mark in "._" for edge in EDGE))
        and name not in EDGE_TOO
    ]
    assert inner
    for name in inner:
        for web in ("flask", "marshmallow"):
            assert imports().find_shortest_chain(name, web) is None, name


@pytest.mark.parametrize("feature", FEATURES)
def test_wire_shapes_ask_no_database(feature: str) -> None:
    shapes = [name for name in modules(feature) if name.endswith((".schemas", "_schemas"))]
    assert shapes
    for name in shapes:
        for database in ("sqlalchemy", "flask_sqlalchemy"):
            assert not imports().direct_import_exists(importer=name, imported=database), name


def test_the_edges_named_here_are_edges() -> None:
    for name in EDGE_TOO:
        assert imports().find_shortest_chain(name, "flask") is not None


def test_one_module_knows_webpush() -> None:
    assert imports().find_modules_that_directly_import("webpush") == {"app.notices.push"}
