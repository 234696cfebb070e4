"""The description is valid OpenAPI 3.1 and describes what runs."""

from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.kernel.api import ROUTES


def test_the_document_is_valid_and_names_every_operation(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json").json
    assert document["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document).validate()
    described = {
        (method.upper(), path) for path, item in document["paths"].items() for method in item
    }
    assert len(described) == len(ROUTES) > 25


def test_every_operation_says_what_it_does(client: FlaskClient) -> None:
    for item in client.get("/api/openapi.json").json["paths"].values():
        for operation in item.values():
            assert operation["summary"].endswith(".")
            assert "default" in operation["responses"]
