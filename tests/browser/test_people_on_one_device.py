"""Sessions end, people leave, others come: what is whose stays so."""

from playwright.sync_api import expect
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.moments.models import Moment
from app.people.models import Device
from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.exactly_once import WRITES, arrives
from tests.browser.faults import Forward, Reply, Request
from tests.browser.phone import WAITING, Phone
from tests.browser.remains import everything
from tests.browser.site import Site


def sign_out(phone: Phone) -> None:
    phone.page.get_by_role("link", name="Ik", exact=True).click()
    phone.page.get_by_role("button", name="Afmelden").click()


def signed_out(phone: Phone) -> None:
    expect(phone.page.get_by_role("textbox", name="Inlognaam")).to_be_visible()


def test_a_session_that_ends_half_way_keeps_the_rest_until_one_signs_in_again(
    phone: MakePhone, site: Site
) -> None:
    """I-5: nothing is typed a second time but the password."""
    noor = phone("noor")
    noor.offline()
    texts = [f"Moment {number} van drie." for number in range(3)]
    for text in texts:
        noor.tell(text)
    noor.all_tried()

    def then_end_the_session(request: Request, forward: Forward) -> Reply:
        reply = forward(request)
        end_every_session(site)
        return reply

    site.faults.on(WRITES[0], then_end_the_session)
    noor.online()
    noor.page.get_by_role("link", name="Inloggen").click()
    [arrived] = rows.moments(site)  # whichever was tried again first
    assert arrived in texts
    assert len(noor.outbox) == 2
    noor.sign_in("noor")
    arrives(noor, texts)
    assert rows.moments(site) == texts


def end_every_session(site: Site) -> None:
    def question(session: Session) -> None:
        session.execute(delete(Device))
        session.commit()

    site.ask(question)


def test_a_device_that_was_revoked_asks_to_sign_in(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    assert site.api("noor").delete("/api/devices").status_code == 204
    noor.send_now()
    link = noor.page.get_by_role("link", name="Inloggen")
    expect(link).to_be_visible()
    _, reply = site.faults.seen("GET /api/*")[-1]
    assert reply is not None
    assert reply.status == 401
    link.click()
    noor.sign_in("noor")
    expect(link).to_be_hidden()


def test_the_cookie_of_a_session_that_was_left_opens_nothing(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    cookies = noor.context.cookies()
    assert noor.context.request.get(f"{site.url}/api/me").status == 200
    sign_out(noor)
    signed_out(noor)
    noor.context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
    assert noor.context.request.get(f"{site.url}/api/me").status == 401
    noor.page.goto(f"{site.url}/app/")
    signed_out(noor)


def test_after_signing_out_nothing_of_a_person_is_left_for_the_next(
    phone: MakePhone, site: Site
) -> None:
    """I-13, by bytes: databases, caches, storage and page, also once the next person is in."""
    secret = "Dit is alleen voor mijzelf."
    site.told("noor", secret, visibility="private")
    noor = phone("noor")
    noor.go("Normen")
    name = site.world.cast.people["noor"]
    before = everything(noor)
    assert secret in before
    assert name in before
    sign_out(noor)
    signed_out(noor)
    after = everything(noor)
    assert [secret in after, name in after, "Noor" in after] == [False] * 3

    noor.sign_in("jan")
    noor.has_pulled()
    noor.offline()
    noor.open()
    later = everything(noor)
    assert "Jan" in later
    assert [secret in later, name in later, "Noor" in later] == [False] * 3


def test_unsent_words_are_asked_about_and_never_shown_or_sent_under_another(
    phone: MakePhone, site: Site
) -> None:
    """I-12 and I-13: kept on this device until their writer is back."""
    noor = phone("noor")
    noor.offline()
    texts = ["Nog van Noor, een.", "Nog van Noor, twee."]
    for text in texts:
        noor.tell(text)
    sign_out(noor)
    question = noor.page.get_by_role("dialog")
    expect(question).to_contain_text("2 berichten zijn nog niet verstuurd")
    question.get_by_role("button", name="Toch niet").click()
    assert len(noor.outbox) == 2
    noor.page.get_by_role("button", name="Afmelden").click()
    question.get_by_role("button", name="Op dit apparaat bewaren en afmelden").click()
    signed_out(noor)
    assert not any(text in noor.words for text in texts)

    noor.online()
    noor.sign_in("jan")
    noor.has_pulled()
    noor.tell("Van Jan zelf.")
    noor.outbox_where("items.length === 2")
    for place in ("Belevingen", "Vandaag"):
        noor.go(place)
        assert not any(text in noor.page.content() for text in texts)
    assert rows.moments(site) == ["Van Jan zelf."]
    sent = b"".join(asked.body for asked, _ in site.faults.seen("*"))
    assert b"Van Jan zelf." in sent
    assert b"Nog van Noor" not in sent

    sign_out(noor)
    signed_out(noor)
    noor.sign_in("noor")
    arrives(noor, texts)
    authors = site.ask(
        lambda session: set(session.scalars(select(Moment.author_id).where(Moment.text.in_(texts))))
    )
    assert authors == {site.world.cast.people["noor"]}


def test_signing_out_without_a_network_can_throw_away_and_the_server_hears_it_later(
    phone: MakePhone, site: Site
) -> None:
    """I-12, offline: the choice is the person's, and the session does not outlive it."""
    noor = phone("noor")
    cookies = noor.context.cookies()
    noor.offline()
    noor.tell("Dit hoeft niet meer.")
    expect(noor.card("Dit hoeft niet meer.")).to_contain_text(WAITING)
    sign_out(noor)
    noor.page.get_by_role("button", name="Weggooien en afmelden").click()
    signed_out(noor)
    assert "Dit hoeft niet meer." not in everything(noor)
    noor.online()
    noor.open()
    signed_out(noor)
    assert rows.moments(site) == []
    noor.context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
    assert noor.context.request.get(f"{site.url}/api/me").status == 401
