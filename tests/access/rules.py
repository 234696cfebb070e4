"""The rules of who may do what, and what asks for each of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from types import ModuleType

from app.feedback import service as feedback
from app.moments import board, reading, replies
from app.moments import service as moments
from app.norms import agreeing, members, reporting, walls, withdrawing
from app.norms import service as norms
from app.people import invites
from app.people import service as people
from app.reflections import service as reflections
from app.voices import judging
from tests.access import cells, customers, seeing
from tests.access.asking import misses
from tests.access.choosing import choosing, taking_off
from tests.access.people import LEADS, House
from tests.access.things import Things
from tests.databases import World


@dataclass
class Probe:
    """A house, put back before each mutant; `since` is from before anything was written."""

    world: World
    house: House
    things: Things
    left: list[customers.Left]
    since: int


Ask = Callable[[Probe], Iterator[str]]


def asks_moments(probe: Probe) -> Iterator[str]:
    """Lists first: what a mutant does is mostly seen in one."""
    few = smaller(probe.things)
    yield from seeing.of_moments(probe.house, probe.things.moments, probe.since)
    yield from misses(probe.house, cells.reading(few))


def asks_boards(probe: Probe) -> Iterator[str]:
    yield from seeing.on_boards(probe.house, probe.things.moments)
    asked = cells.on_the_tablet(smaller(probe.things))
    yield from misses(probe.house, (each for each in asked if each.who in LEADS))


def asks(method: str, path: str) -> Ask:
    """One verb on moments."""
    wanted = re.compile(path)

    def ask(probe: Probe) -> Iterator[str]:
        few = smaller(probe.things)
        found = chain(cells.joining_in(few), cells.taking_back(few))
        fits = [each for each in found if each.method == method and wanted.search(each.path)]
        yield from misses(probe.house, fits)

    return ask


def asks_norms(probe: Probe) -> Iterator[str]:
    yield from seeing.of_norms(probe.house, probe.things.norms, probe.since)
    asked = only(probe.things, "norms")
    yield from misses(probe.house, cells.reading(asked))
    tablet = cells.on_the_tablet(asked)
    yield from misses(probe.house, (each for each in tablet if each.who in LEADS))


def asks_choosing(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, choosing(probe.things))
    yield from asks_taking_off(probe)


def asks_taking_off(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, taking_off(probe.things))


def asks_feedback(probe: Probe) -> Iterator[str]:
    yield from seeing.of_feedback(probe.house, probe.things.feedback)
    yield from misses(probe.house, cells.between_two(probe.things))


def asks_reflections(probe: Probe) -> Iterator[str]:
    yield from seeing.of_reflections(probe.house, probe.things.reflections)
    yield from misses(probe.house, cells.taking_back(only(probe.things, "reflections", "nowhere")))


def asks_new_phones(probe: Probe) -> Iterator[str]:
    few = [each for each in cells.new_phones(probe.house) if each.who in ("fatima", "daan")]
    yield from misses(probe.house, few)


def asks_invites(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, cells.on_the_tablet(only(probe.things, "invites")))


def asks_devices(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, cells.taking_back(only(probe.things, "devices")))


def asks_judging(probe: Probe) -> Iterator[str]:
    yield from customers.read(probe.house, probe.left)
    yield from misses(probe.house, customers.judging(probe.left))


def asks_reports(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, customers.reporting(probe.left))


def asks_walls(probe: Probe) -> Iterator[str]:
    yield from misses(probe.house, customers.ending(probe.left))


# Each rule by where it stands, and what asks for it.
RULES: tuple[tuple[ModuleType, tuple[str, ...], Ask], ...] = (
    (
        reading,
        ("visible_to", "moment_for", "feed_statement", "feed", "_covers", "pulled_all",
         "pulled_since"),
        asks_moments,
    ),
    (board, ("_PAGE", "_ONE"), asks_boards),
    (replies, ("give_attention",), asks("PUT", "/attention/")),
    (replies, ("see_attention",), asks("PUT", "/attention-seen$")),
    (replies, ("withdraw_comment",), asks("DELETE", "/comments/")),
    (moments, ("withdraw_moment",), asks("DELETE", "/api/moments/[^/]+$")),
    (moments, ("_again",), asks("PUT", "/api/moments/[^/]+$")),
    (
        norms,
        ("_holds_for", "shows", "norms_shown", "norms_since", "norm_for"),
        asks_norms,
    ),
    (members, ("decides", "is_asked", "works_with"), asks_choosing),
    (agreeing, ("_check_asked", "_point_of"), asks_choosing),
    (withdrawing, ("_proposal_of", "_check_may_withdraw"), asks_taking_off),
    (feedback, ("received", "given", "_arrived", "_received_by"), asks_feedback),
    (reflections, ("reflect", "forget", "reflections_of"), asks_reflections),
    (people, ("end_device",), asks_devices),
    (invites, ("helped", "may_help"), asks_new_phones),
    (invites, ("invite_of",), asks_invites),
    (judging, ("compliments", "compliment_of"), asks_judging),
    (reporting, ("report", "report_as_member", "_report"), asks_reports),
    (walls, ("wall_of",), asks_walls),
)  # fmt: skip

# Changes of what is not a rule of who may do what, or that another rule makes good; and why.
SAME = {
    "moments.reading.feed_statement: turned round in len(walks)": "one walk or several: speed",
    "moments.reading.feed_statement: without _BEFORE": "where a page begins",
    "moments.reading.pulled_since: without row.narrowed_version": "what is news: test_sync",
    "moments.replies.see_attention: turned round in Attention": "which of one's own was read",
    "moments.replies.see_attention: is_not": "which of one's own was read",
    "moments.replies.see_attention: without unseen": "which of one's own was read",
    "moments.replies.withdraw_comment: turned round in found.withdrawn_at": "saying it twice",
    "moments.service.withdraw_moment: turned round in moment.withdrawn_at": "saying it twice",
    "moments.service._again: without sent.hash": "saying it twice",
    "norms.members.is_asked: without Norm.id": "who reads a norm of a team works there",
    "norms.members.is_asked: turned round in Norm.id": "who reads a norm of a team works there",
    "norms.members.works_with: without _of": "who reads a norm of a team works there",
    "norms.service.norms_since: without Norm.version": "what is news",
    "norms.service.norms_since: without and_": "what is news: test_leaving",
    "norms.service.norms_since: without _people_changed": "what is news: test_leaving",
    "voices.judging.compliments: without Compliment.id": "where a page begins",
    "voices.judging.compliments: turned round in Compliment.id": "where a page begins",
    "voices.judging.compliments: without mine in select(": "where a page begins",
    "voices.judging.compliments: without Compliment.state": "in which list it stands",
    "voices.judging.compliments: turned round in Compliment.state": "in which list it stands",
    "reflections.service.reflect: without found": "a first reflection, which has no owner yet",
    "reflections.service.reflect: turned round in found": "a first reflection",
    "reflections.service.reflections_of: without Reflection.on": "where a page begins",
    "people.invites.may_help: without person.id": "who may help at all is a lead or an admin, and"
    " neither is helped by the other two rules",
}


def smaller(things: Things) -> Things:
    """Noor's in every state; of others what they wrote and left as it was."""
    kept = [each for each in things.moments if each.owner == "noor" or not each.changed]
    return replace(only(things, "comments"), moments=kept)


def only(things: Things, *kinds: str) -> Things:
    return Things(**{kind: getattr(things, kind) for kind in kinds})
