// My password: another one, or a first one for who has a name to sign in by.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { longest } from "../limits";
import { ask } from "../server";
import type { Me } from "../types";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";
import { PinField } from "./pin-field";
import { ProveAgain } from "./prove-again";
import { whyRefused } from "./refused";
import { say } from "./told";

interface Takes {
  asks: "password" | "pin" | null;
  least: number;
}

export function MePassword({ me }: { me: Me }) {
  const [takes, setTakes] = useState<Takes | "offline">();
  const look = async (): Promise<void> => {
    const answer = await ask<Takes>("/api/password");
    setTakes("ok" in answer ? answer.data : "offline");
  };
  if (!me.login) return null;
  return (
    <Fold hue={2} sign="lock" title={t("Wachtwoord")} sub={t("Om in te loggen als %(login)s", { login: me.login })} onOpen={() => void look()}>
      <div role="status">
        {takes === undefined && <p class="sub">{t("Even laden")}</p>}
        {takes === "offline" && <p class="sub">{t("Je wachtwoord verander je zodra er verbinding is.")}</p>}
      </div>
      {takes && takes !== "offline" && <Change key={takes.asks} me={me} takes={takes} onDone={() => void look()} />}
    </Fold>
  );
}

function Change({ me, takes: { asks, least }, onDone }: { me: Me; takes: Takes; onDone: () => void }) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState("");
  const [proving, setProving] = useState(false);
  const keep = async (): Promise<void> => {
    if (asks && !current) return setWrong(asks === "pin" ? t("Typ eerst je pincode.") : t("Typ eerst je wachtwoord van nu."));
    const answer = await ask("/api/password", { method: "PUT", body: { current, password } });
    if ("problem" in answer && answer.problem.code === "prove_again") return setProving(true);
    if (!("ok" in answer)) return setWrong(whyRefused(answer));
    for (const empty of [setCurrent, setPassword, setWrong]) empty("");
    say(t("Je wachtwoord is bewaard. Op je andere toestellen ben je afgemeld."));
    onDone();
  };
  return (
    <>
      <form class="asks" onSubmit={event => (event.preventDefault(), void keep())} noValidate>
        <input class="vh" name="login" autoComplete="username" value={me.login ?? ""} readOnly tabIndex={-1} aria-hidden="true" />
        {asks === "pin" && <PinField label={t("Je pincode")} name="current" value={current} onInput={setCurrent} />}
        {asks === "password" && (
          <label>
            <span class="label">{t("Je wachtwoord van nu")}</span>
            <input class="field" name="current" type="password" autoComplete="current-password" value={current} onInput={event => setCurrent(event.currentTarget.value)} />
          </label>
        )}
        <div class="pin">
          <label>
            <span class="label">{t("Nieuw wachtwoord")}</span>
            <input
              class="field" name="password" type={(shown ? "text" : "password") as "text"} autoComplete="new-password" autoCapitalize="none" autoCorrect="off" spellcheck={false}
              maxLength={longest("PasswordIn", "password")} value={password} aria-describedby="password-takes" onInput={event => setPassword(event.currentTarget.value)}
            />
          </label>
          <button type="button" class="btn bare" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? t("Verberg") : t("Toon")}</button>
        </div>
        <p class="sub" id="password-takes">{t("Minstens %(least)s tekens, en elk teken mag. Daarna ben je op je andere toestellen afgemeld.", { least })}</p>
        <Wrong words={wrong} />
        <button class="btn cool">{t("Wachtwoord bewaren")}</button>
      </form>
      {proving && <ProveAgain onProved={() => (setProving(false), void keep())} onStay={() => setProving(false)} />}
    </>
  );
}
