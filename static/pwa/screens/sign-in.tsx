// Getting in, inside the app: an installed app never leaves its place.

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon, Mark } from "../components/icon";
import { Wrong } from "../components/not-stored";
import { Welcome } from "../components/scene";
import { t } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import { signIn } from "../session";

export default function SignIn() {
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { organisation, items = [] } = useLive(store => store.glance()) ?? {};
  useEffect(() => void (document.title = t("Inloggen · Beleef")), []);

  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(form.current!);
    const login = String(fields.get("login")).trim();
    const password = String(fields.get("password"));
    if (!login || !password) return setWrong(t("Vul je inlognaam en je wachtwoord in."));
    setBusy(true);
    setWrong("");
    const answer = await signIn(login, password);
    setBusy(false);
    if ("ok" in answer) return go("/app/", { replace: true });
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Inloggen kan zodra die er weer is."));
    setWrong(answer.problem.status === 429 ? t("Te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.") : answer.problem.detail);
    form.current?.querySelector<HTMLInputElement>("[name=password]")?.select();
  };

  return (
    <main class="phone full">
      <section class="hero welcome">
        <div class="top">
          <Mark />
          <p class="greet">Beleef{organisation && <small>{t("bij %(organisation)s", { organisation: organisation.name })}</small>}</p>
        </div>
        <Welcome />
      </section>
      <form class="pad entry" ref={form} onSubmit={event => void enter(event)} noValidate>
        <h1 tabIndex={-1}>{t("Fijn dat je er bent")}</h1>
        {items.length > 0 && (
          <p class="readers"><Icon name="wait" small /><span>{t("Wat je schreef staat veilig op deze telefoon. Na het inloggen gaat het vanzelf mee.")}</span></p>
        )}
        <label>
          <span class="label">{t("Inlognaam")}</span>
          <input class="field" name="login" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellcheck={false} aria-invalid={wrong !== ""} aria-describedby="wrong" />
        </label>
        <label>
          <span class="label">{t("Wachtwoord")}</span>
          <input class="field" name="password" type="password" autoComplete="current-password" aria-invalid={wrong !== ""} aria-describedby="wrong" />
        </label>
        <Wrong id="wrong" words={wrong} />
        <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Inloggen")}</button>
        <p class="sub centred">{t("Inlognaam of wachtwoord kwijt? Je teamleider of beheerder helpt je verder.")}</p>
      </form>
    </main>
  );
}
