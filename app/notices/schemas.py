"""Wire shapes of subscriptions."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields

from app.kernel.fields import Text
from app.notices.endpoints import LONGEST, browser_key, browser_secret


class BrowserBytes(fields.String):
    """Bytes of a browser in base64url, in the one spelling that `read` gives them."""

    def __init__(self, read: Callable[[str], str | None], **kwargs: Any) -> None:
        self.read = read
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        found = self.read(super()._deserialize(value, attr, data, **kwargs))
        if found is None:
            raise ValidationError(_("Hiermee kan deze browser geen berichten lezen."))
        return found


class SubscriptionKeys(Schema):
    p256dh = BrowserBytes(browser_key, required=True)
    auth = BrowserBytes(browser_secret, required=True)


class SubscriptionIn(Schema):
    """A PushSubscription as its toJSON() gives it."""

    endpoint = Text(required=True, least=1, most=LONGEST)
    keys = fields.Nested(SubscriptionKeys, required=True)
    # Not kept: the service says by 410 when it is over.
    expires = fields.Float(data_key="expirationTime", allow_none=True)


class SubscriptionOut(Schema):
    subscribed = fields.Boolean(required=True)
    endpoint_hash = fields.String(required=True, allow_none=True)
