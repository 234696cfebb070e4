"""What browsers and passkeys say to each other (W3C Web Authentication, level 2), checked.

Keys are discoverable, so nobody types a name, and their device always asks for a face, a finger or
a code: a passkey by itself is two factors.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from flask_babel import lazy_gettext as _l
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    options_to_json_dict,
    parse_client_data_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.kernel.errors import Problem, Refused
from app.people.actor import Actor
from app.people.keys.models import Passkey

REQUIRED = UserVerificationRequirement.REQUIRED

# A key to check nobody's signature against, so that a key that we do not know takes as long as one
# that we do. COSE, ES256: the point is P-256's base point (FIPS 186-4, D.1.2.3).
_NOBODYS = bytes.fromhex(
    "a5010203262001"
    "2158206b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "2258204fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)


@dataclass(frozen=True, slots=True)
class Here:
    """The address that keys are bound to: `rp_id` is its host (WebAuthn 5.1.2)."""

    origin: str
    rp_id: str
    name: str


class Made(NamedTuple):
    public_key: bytes
    sign_count: int


class WrongPasskey(Problem):
    """Unknown, of another site, too late, or copied; which of these is not said."""

    status, code = 401, "wrong_sign_in"
    detail = _l("Deze passkey werkt hier niet. Probeer het nog eens, of log anders in.")


def request_options(here: Here, challenge: str) -> dict[str, Any]:
    """What a browser needs to ask for any passkey of this site."""
    options = generate_authentication_options(
        rp_id=here.rp_id, challenge=base64url_to_bytes(challenge), user_verification=REQUIRED
    )
    return options_to_json_dict(options)


def creation_options(
    here: Here, challenge: str, actor: Actor, known: Iterable[Passkey]
) -> dict[str, Any]:
    """What a browser needs to make a passkey for this person, where none of `known` lies yet."""
    options = generate_registration_options(
        rp_id=here.rp_id,
        rp_name=here.name,
        user_id=UUID(actor.id).bytes,
        user_name=actor.login or actor.name,
        user_display_name=actor.name,
        challenge=base64url_to_bytes(challenge),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
        ),
        exclude_credentials=[_descriptor(passkey) for passkey in known],
    )
    return options_to_json_dict(options)


def challenge_in(client_data: str) -> str:
    """The challenge that a browser says it answers."""
    try:
        return bytes_to_base64url(parse_client_data_json(base64url_to_bytes(client_data)).challenge)
    except Exception:  # whatever the library makes of bytes that anybody can send
        raise WrongPasskey from None


def signed(here: Here, sent: Mapping[str, str], passkey: Passkey | None) -> int:
    """How often the key says it was used; raises WrongPasskey unless it signed for us, just now."""
    response = {
        "clientDataJSON": sent["client_data"],
        "authenticatorData": sent["authenticator_data"],
        "signature": sent["signature"],
    }
    try:
        return verify_authentication_response(
            credential=_credential(sent["id"], response),
            expected_challenge=base64url_to_bytes(challenge_in(sent["client_data"])),
            expected_rp_id=here.rp_id,
            expected_origin=here.origin,
            credential_public_key=passkey.public_key if passkey else _NOBODYS,
            credential_current_sign_count=passkey.sign_count if passkey else 0,
            require_user_verification=True,
        ).new_sign_count
    except Exception:  # as above; each way to be wrong gets the same answer
        raise WrongPasskey from None


def made(here: Here, sent: Mapping[str, Any]) -> Made:
    """A key that was made for us, just now; raises Refused."""
    response = {"clientDataJSON": sent["client_data"], "attestationObject": sent["attestation"]}
    try:
        found = verify_registration_response(
            credential=_credential(sent["id"], response),
            expected_challenge=base64url_to_bytes(challenge_in(sent["client_data"])),
            expected_rp_id=here.rp_id,
            expected_origin=here.origin,
            require_user_verification=True,
        )
    except Exception:  # as above
        raise Refused("wrong_passkey", _l("Deze passkey kunnen we niet bewaren.")) from None
    return Made(found.credential_public_key, found.sign_count)


def handle_of(person_id: str) -> str:
    """What a key carries to say whose it is."""
    return bytes_to_base64url(UUID(person_id).bytes)


def _credential(key: str, response: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "rawId": key, "type": "public-key", "response": response}


def _descriptor(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    named = [AuthenticatorTransport(name) for name in passkey.transports.split(",") if name]
    return PublicKeyCredentialDescriptor(
        id=base64url_to_bytes(passkey.credential_id), transports=named
    )
