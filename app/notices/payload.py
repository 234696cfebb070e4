"""The JSON that a browser decrypts: the declarative shape, so that iOS can show it by itself.

See https://www.w3.org/TR/push-api/ (declarative push messages) and WebKit's Declarative Web Push.
"""

import orjson

from app.notices.texts import Words


def payload(notice_id: str, words: Words, url: str) -> bytes:
    """One notification. By its tag a repeated send replaces the first instead of showing twice."""
    return orjson.dumps(
        {
            "web_push": 8030,
            "notification": {
                "title": words.title,
                "body": words.body,
                "navigate": url,
                "tag": notice_id,
                "lang": words.lang,
                "silent": False,
            },
        }
    )
