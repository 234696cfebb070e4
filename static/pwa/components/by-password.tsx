// The full sign-in: a login and a password, or a passkey.

import { useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { isApple } from "../install";
import { useLive } from "../live";
import { go } from "../navigation";
import { type Entered, signIn } from "../session";
import { CompanyEntry } from "./company-account";
import { Icon } from "./icon";
import { NewVersion } from "./new-version";
import { Wrong } from "./not-stored";
import { PasskeyEntry } from "./passkey-entry";

interface Props {
  kept: boolean; // something of whoever signed out waits here
  why: string; // the PIN does not do any more
  locked: string | undefined; // whose PIN opens this device
  onPin: () => void;
  onCode?: (() => void) | undefined; // not on a device of the team
}

export function ByPassword({ kept, why, locked, onPin, onCode }: Props) {
  const [wrong, setWrong] = useState(why);
  const [blameless, setBlameless] = useState(why !== ""); // nothing is wrong with what was filled in
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { items = [] } = useLive(store => store.glance()) ?? {};

  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(form.current!);
    const login = String(fields.get("login")).trim();
    const password = String(fields.get("password"));
    setBlameless(false);
    if (!login || !password) return setWrong(t("Vul je inlognaam en je wachtwoord in."));
    setBusy(true);
    setWrong("");
    answered(await signIn(login, password));
    form.current?.querySelector<HTMLInputElement>("[name=password]")?.select();
  };
  const answered = (answer: Entered): void => {
    setBusy(false);
    if ("ok" in answer) return go("/app/", { replace: true });
    setBlameless("offline" in answer);
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Inloggen kan zodra die er weer is."));
    setWrong(answer.problem.status === 429 ? t("Te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.") : answer.problem.detail);
  };

  return (
    <form class="pad entry" ref={form} onSubmit={event => void enter(event)} noValidate>
      <h1 tabIndex={-1}>{t("Fijn dat je er bent")}</h1>
      <NewVersion />
      {kept && (
        <p class="readers"><Icon name="wait" small /><span>{t("Wat nog niet verstuurd is, staat veilig op dit apparaat. Het gaat mee als jij hier weer inlogt.")}</span></p>
      )}
      {items.length > 0 && (
        <p class="readers"><Icon name="wait" small /><span>{t("Wat je schreef staat veilig op deze telefoon. Na het inloggen gaat het vanzelf mee.")}</span></p>
      )}
      <label>
        <span class="label">{t("Inlognaam")}</span>
        <input class="field" name="login" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellcheck={false} aria-invalid={wrong !== "" && !blameless} aria-describedby="wrong" />
      </label>
      <label>
        <span class="label">{t("Wachtwoord")}</span>
        <input class="field" name="password" type="password" autoComplete="current-password" aria-invalid={wrong !== "" && !blameless} aria-describedby="wrong" />
      </label>
      <Wrong id="wrong" words={wrong} />
      <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Inloggen")}</button>
      <PasskeyEntry onAnswer={answered} />
      <CompanyEntry />
      {onCode && <button type="button" class="btn wide" onClick={onCode}>{isApple() ? t("Ik heb een code uit Safari") : t("Ik heb een code van een ander toestel")}</button>}
      {locked && <button type="button" class="btn wide" onClick={onPin}>{t("Met je pincode, %(name)s", { name: locked })}</button>}
      <p class="sub centred">{t("Inlognaam of wachtwoord kwijt? Je teamleider of beheerder helpt je verder.")}</p>
    </form>
  );
}
