"""A page as its reader finds it: by heading, by field, by link; and whether it is valid HTML."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

OURS = {"Sec-Fetch-Site": "same-origin"}
_X = "{http://www.w3.org/1999/xhtml}"


class Page:
    """A parsed answer. Parsing is strict: an answer that is not valid HTML fails the test."""

    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.source = answer.get_data(as_text=True)
        whole = self.source.lstrip().lower().startswith("<!doctype")
        parser = html5lib.HTMLParser(strict=True)
        self.root: Element = (
            parser.parse(self.source) if whole else parser.parseFragment(self.source)
        )

    @property
    def title(self) -> str:
        return self.text_of(self.one("title"))

    @property
    def text(self) -> str:
        """All words of the page, with single spaces."""
        return self.text_of(self.root)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements by tag and exact attributes; `aria_label` stands for aria-label."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            found
            for found in self.root.iter(_X + tag)
            if all(found.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        return [self.text_of(found) for found in self.all(tag, **attributes)]

    def fields(self, **form: str) -> dict[str, Any]:
        """What a browser would send for the form, as it stands; lists for names that repeat."""
        sent: dict[str, Any] = {}
        for found in self.one("form", **form).iter():
            name, value = found.get("name"), _value(found)
            if not name or value is None or found.tag == _X + "button":
                continue
            sent[name] = (
                [*sent[name], value]
                if isinstance(sent.get(name), list)
                else ([sent[name], value] if name in sent else value)
            )
        return sent

    @staticmethod
    def text_of(element: Element) -> str:
        return " ".join(" ".join(element.itertext()).split())


def open_page(browser: FlaskClient, path: str, **headers: str) -> Page:
    """The page at a path."""
    return Page(browser.get(path, headers=headers))


def send(browser: FlaskClient, path: str, **fields: Any) -> TestResponse:
    """A form of our own pages, sent."""
    return browser.post(path, data=fields, headers=OURS)


def shown(browser: FlaskClient, answer: TestResponse) -> Page:
    """What a browser shows after a form: the page that it leads on to, or itself with why not."""
    return open_page(browser, answer.location) if answer.location else Page(answer)


def _value(field: Element) -> str | None:
    if field.tag == _X + "textarea":
        return field.text or ""
    if field.tag == _X + "select":
        options = list(field.iter(_X + "option"))
        chosen = [option for option in options if option.get("selected") is not None]
        return (chosen or options)[0].get("value")
    if field.tag != _X + "input":
        return None
    if field.get("type") in ("radio", "checkbox") and field.get("checked") is None:
        return None
    return field.get("value") or ""
