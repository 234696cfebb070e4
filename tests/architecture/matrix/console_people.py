"""The console's people and teams, the log and the privacy pages; an auditor reads some of them."""

from tests.architecture.matrix.row import ADMIN, AUDITOR, NOBODY, page, press

READERS = ADMIN | AUDITOR
PERSON, TEAM = "/console/people/<uuid:person_id>", "/console/teams/<uuid:team_id>"
LIST = "/console/people/import/<uuid:list_id>"

ROWS = (
    page("/console/", READERS, done=302),
    page("/console/me", READERS),
    press("/console/me", READERS, form={"locale": "nl"}),
    page("/console/log", READERS),
    page("/console/privacy", READERS),
    page("/console/privacy/dpia", READERS),
    press("/console/privacy/periods", ADMIN),
    page("/console/people", READERS),
    page("/console/people/new", ADMIN),
    press("/console/people/new", NOBODY, daan=422),
    press("/console/people/together", ADMIN, form={"act": "move", "person": "{noor}"}, done=200),
    press("/console/people/export", ADMIN, done=200),
    page("/console/people/import", ADMIN),
    press("/console/people/import", NOBODY, daan=422),
    page("/console/people/import/sample", ADMIN),
    page(LIST, NOBODY, "/console/people/import/{nothing}", daan=404),
    press(LIST, NOBODY, "/console/people/import/{nothing}", daan=404),
    page(PERSON, READERS, "/console/people/{noor}"),
    press(f"{PERSON}/details", NOBODY, "/console/people/{noor}/details", daan=422),
    press(f"{PERSON}/role", ADMIN, "/console/people/{noor}/role", {"role": "auditor"}),
    press(f"{PERSON}/role", NOBODY, "/console/people/{daan}/role", {"role": "staff"}, daan=403),
    press(f"{PERSON}/access", ADMIN, "/console/people/{noor}/access", {"access": "no"}),
    press(f"{PERSON}/teams", ADMIN, "/console/people/{noor}/teams"),
    page(f"{PERSON}/new-phone", ADMIN, "/console/people/{noor}/new-phone"),
    press(f"{PERSON}/new-phone", ADMIN, "/console/people/{noor}/new-phone"),
    page(f"{PERSON}/erase", ADMIN, "/console/people/{noor}/erase"),
    press(f"{PERSON}/erase", NOBODY, "/console/people/{noor}/erase", daan=422),
    page(f"{PERSON}/merge", ADMIN, "/console/people/{noor}/merge"),
    press(f"{PERSON}/merge", ADMIN, "/console/people/{noor}/merge", {"stays": "{jan}"}),
    page("/console/people/merge/<uuid:merge_id>", ADMIN, "/console/people/merge/{merge}"),
    page("/console/teams", READERS),
    page("/console/teams/new", ADMIN),
    press("/console/teams/new", ADMIN, form={"name": "Vestiging Assen", "agreement_days": "14"}),
    page(TEAM, ADMIN, "/console/teams/{utrecht}"),
    press(TEAM, ADMIN, "/console/teams/{utrecht}",
          form={"name": "Vestiging Utrecht-Oost", "agreement_days": "14"}),
    press(f"{TEAM}/use", ADMIN, "/console/teams/{empty}/use", {"in_use": "no"}),
    # The door of every team.
    page("/console/team", ADMIN),
    page("/console/team/door", ADMIN),
    press("/console/invites", ADMIN,
          form={"team": "{utrecht}", "lasts": "week", "uses": "5", "approval": "yes"}),
    page("/console/invites/<uuid:invite_id>", ADMIN, "/console/invites/{invite}"),
    page("/console/invites/<uuid:invite_id>/card", ADMIN, "/console/invites/{invite}/card"),
    press("/console/invites/<uuid:invite_id>/end", ADMIN, "/console/invites/{invite}/end"),
    press("/console/admissions/<uuid:admission_id>", ADMIN, "/console/admissions/{admission}",
          {"answer": "yes"}),
)  # fmt: skip

# Pages of the console that an auditor reads as well.
AUDITED = frozenset(
    {
        "/console/", "/console/log", "/console/me", "/console/people", "/console/privacy",
        "/console/privacy/dpia",
        "/console/people/<uuid:person_id>", "/console/teams",
    }
)  # fmt: skip
