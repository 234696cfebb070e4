"""The console's values, voices, keys and compliments, the wall links and the organisation."""

from tests.architecture.matrix.row import ADMIN, NOBODY, page, press
from tests.voices.saying import SAID

VALUE, VOICE = "/console/values/<uuid:value_id>", "/console/voices/<uuid:voice_id>"
IMPORT = "/console/voices/import/<uuid:import_id>"
WORDS = {"name": "Dichtbij", "text": "Iemand kijkt op."}

ROWS = (
    page("/console/values", ADMIN),
    page("/console/values/new", ADMIN),
    press("/console/values/new", ADMIN, form=WORDS),
    page(VALUE, ADMIN, "/console/values/{value}"),
    press(VALUE, ADMIN, "/console/values/{value}", WORDS),
    press(f"{VALUE}/use", ADMIN, "/console/values/{value}/use", {"in_use": "no"}),
    press(f"{VALUE}/place", ADMIN, "/console/values/{value}/place", {"act": "up"}),
    page("/console/voices", ADMIN),
    page("/console/voices/new", ADMIN),
    page("/console/voices/norm", ADMIN, "/console/voices/norm?voice={voice}&norm=lopen"),
    page("/console/norms/found", ADMIN, "/console/norms/found?voice={voice}&norm=lopen"),
    press("/console/voices/new", ADMIN, form=SAID),
    page(VOICE, ADMIN, "/console/voices/{voice}"),
    page(VOICE, NOBODY, "/console/voices/{nothing}", daan=404),
    press(VOICE, ADMIN, "/console/voices/{voice}", SAID),
    press(f"{VOICE}/links", ADMIN, "/console/voices/{voice}/links", {"act": "link:norm:{bel}"}),
    press(f"{VOICE}/use", ADMIN, "/console/voices/{voice}/use", {"in_use": "no"}),
    press("/console/voices/together", ADMIN, form={"act": "retire", "voice": "{voice}"}),
    press("/console/voices/export", ADMIN, done=200),
    # A file of voices, and what would become of each row.
    page("/console/voices/import", ADMIN),
    press("/console/voices/import", NOBODY, daan=422),
    page("/console/voices/import/sample", ADMIN),
    page(IMPORT, ADMIN, "/console/voices/import/{import}"),
    press(IMPORT, ADMIN, "/console/voices/import/{import}"),
    # Keys for other systems.
    page("/console/voices/tokens", ADMIN),
    press("/console/voices/tokens", ADMIN, form={"name": "Kassa"}, done=200),
    press("/console/voices/tokens/<uuid:token_id>/end", ADMIN,
          "/console/voices/tokens/{voice_token}/end"),
    # What customers left, in every team.
    page("/console/compliments", ADMIN),
    press("/console/compliments/<uuid:compliment_id>", ADMIN, "/console/compliments/{compliment}",
          {"act": "approve"}),
    page("/console/compliments/cards/<uuid:team_id>", ADMIN,
         "/console/compliments/cards/{utrecht}?{code}"),
    press("/console/compliments/cards/<uuid:team_id>", ADMIN,
          "/console/compliments/cards/{utrecht}"),
    page("/console/walls", ADMIN),
    press("/console/walls", ADMIN, form={"team": "{utrecht}"}),
    press("/console/walls/<uuid:wall_id>/end", ADMIN, "/console/walls/{wall}/end"),
    page("/console/organisation", ADMIN),
    press("/console/organisation", ADMIN, form={
        "name": "Van Dijk Wonen", "promise": "Je bent welkom", "brand": "#ffa149",
        "languages": ["nl", "en"], "language": "nl", "timezone": "Europe/Amsterdam",
    }),
    press("/console/organisation/logo", ADMIN, form={"act": "drop"}),
    page("/console/organisation/colours", ADMIN, "/console/organisation/colours?brand=%230a7d33"),
)  # fmt: skip
