"""JSON of norms: read, propose, agree, answer."""

from typing import Any

from flask import request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.receipt import Sent
from app.norms import agreeing, fitting, proposing, reporting, service, withdrawing
from app.norms.models import Norm
from app.norms.schemas import NormOut, NormReceipt, Norms, Versions
from app.norms.search import similar
from app.norms.wire import wire, wire_history, wires
from app.norms.writing_schemas import AgreementIn, AnswerIn, FitIn, ProposalIn, WithdrawalIn
from app.people.actor import Actor


@read("/norms", gives=Norms)
def norms(actor: Actor) -> dict[str, Any]:
    """The norms of this person, those that are only proposed too."""
    session = db.session()
    return {"items": wires(session, actor, service.norms_shown(session, actor))}


@read("/norms/similar", gives=Norms)
def similar_norms(actor: Actor) -> dict[str, Any]:
    """Norms of this person that may say the same as `text`, the nearest first."""
    session = db.session()
    return {"items": wires(session, actor, similar(session, actor, request.args.get("text", "")))}


@read("/norms/<uuid:norm_id>", gives=NormOut)
def norm(actor: Actor, norm_id: str) -> dict[str, Any]:
    """One norm."""
    return wire(db.session(), actor, service.norm_for(db.session(), actor, norm_id))


@read("/norms/<uuid:norm_id>/versions", gives=Versions)
def versions(actor: Actor, norm_id: str) -> dict[str, Any]:
    """What the norm said over time and what was proposed, newest first, with points and answers."""
    session = db.session()
    found = service.norm_for(session, actor, norm_id)
    return {"items": wire_history(session, actor, service.history_of(session, actor, found))}


@write(
    "/norms/<uuid:norm_id>/proposals/<uuid:version_id>",
    takes=ProposalIn,
    gives=NormReceipt,
    queued=True,
)
def propose(
    actor: Actor, norm_id: str, version_id: str, content: dict[str, Any], sent: Sent
) -> Answer:
    """Propose a norm, or other words for one; both ids are made on the phone."""
    found, new = proposing.propose(db.session(), actor, norm_id, version_id, content, sent)
    return Answer(_receipt(actor, version_id, sent, found), 201 if new else 200)


@write(
    "/norms/<uuid:norm_id>/proposals/<uuid:version_id>",
    method="DELETE",
    gives=NormReceipt,
    queued=True,
)
def take_back(actor: Actor, norm_id: str, version_id: str, sent: Sent) -> dict[str, Any]:
    """Take one's own proposal back."""
    found = withdrawing.withdraw(db.session(), actor, norm_id, version_id, "")
    return _receipt(actor, version_id, sent, found)


@write(
    "/norms/<uuid:norm_id>/proposals/<uuid:version_id>/withdrawal",
    takes=WithdrawalIn,
    gives=NormReceipt,
    queued=True,
)
def withdraw(
    actor: Actor, norm_id: str, version_id: str, content: dict[str, Any], sent: Sent
) -> dict[str, Any]:
    """Take a proposal off the table with the team's answer; one's own also without."""
    found = withdrawing.withdraw(db.session(), actor, norm_id, version_id, content["answer"])
    return _receipt(actor, version_id, sent, found)


@write("/norms/<uuid:norm_id>/agreement", takes=AgreementIn, gives=NormReceipt, queued=True)
def agree(actor: Actor, norm_id: str, content: dict[str, Any], sent: Sent) -> dict[str, Any]:
    """Say what one thinks of a version; other words later take the place of these."""
    found = agreeing.take_stance(
        db.session(), actor, norm_id, content["version"], content["stance"], content["point"]
    )
    return _receipt(actor, norm_id, sent, found)


@write("/norms/<uuid:norm_id>/fit", takes=FitIn, gives=NormReceipt, queued=True)
def fit(actor: Actor, norm_id: str, content: dict[str, Any], sent: Sent) -> dict[str, Any]:
    """Say that a norm still fits as it is."""
    found = fitting.still_fits(db.session(), actor, norm_id, content["above"])
    return _receipt(actor, norm_id, sent, found)


@write(
    "/norms/<uuid:norm_id>/points/<uuid:point_id>/answer",
    takes=AnswerIn,
    gives=NormReceipt,
    allow_to=(Who.LEAD, Who.ADMIN),
    queued=True,
)
def answer_point(
    actor: Actor, norm_id: str, point_id: str, content: dict[str, Any], sent: Sent
) -> dict[str, Any]:
    """Answer a point for the team; whoever raised it is asked anew."""
    found = agreeing.close_point(db.session(), actor, norm_id, point_id, content["answer"])
    return _receipt(actor, point_id, sent, found)


def _receipt(actor: Actor, thing_id: str, sent: Sent, found: Norm) -> dict[str, Any]:
    session = db.session()
    session.expire(found)
    return sent.receipt(thing_id) | {"norm": wire(session, actor, found)}


@write("/norms/<uuid:norm_id>/voices/<uuid:voice_id>/report")
def report(actor: Actor, norm_id: str, voice_id: str) -> None:
    """Hide a customer's compliment that should not stand behind this norm."""
    reporting.report(db.session(), actor, norm_id, voice_id)


@write("/voices/<uuid:voice_id>/report")
def report_as_member(actor: Actor, voice_id: str) -> None:
    """Hide a customer's compliment that should not be said to one's own team."""
    reporting.report_as_member(db.session(), actor, voice_id)
