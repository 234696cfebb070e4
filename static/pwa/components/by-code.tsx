// Coming in with a code from a browser, or another device, where this person is in already.

import { useEffect, useRef, useState } from "preact/hooks";
import { secret } from "../door";
import { isWhole } from "../handover";
import { t } from "../i18n";
import { longest } from "../limits";
import { go } from "../navigation";
import { comeOver } from "../session";
import { Icon } from "./icon";
import { Wrong } from "./not-stored";

export function ByCode({ onOtherWay }: { onOtherWay: () => void }) {
  const [proof] = useState(secret);
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState("");
  const [away, setAway] = useState(false); // nothing is wrong with what was filled in
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const refuse = (words: string): void => {
    setWrong(words);
    field.current?.select();
  };
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    setAway(false);
    if (!isWhole(code)) return refuse(t("Een code is acht letters en cijfers. Neem hem over zoals hij er staat."));
    setBusy(true);
    setWrong("");
    const answer = await comeOver(code, proof);
    setBusy(false);
    if ("ok" in answer) return go("/app/", { replace: true });
    setAway("offline" in answer);
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Binnenkomen kan zodra die er weer is."));
    if (answer.problem.status === 429) return setWrong(t("Te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw."));
    refuse(answer.problem.detail);
  };

  return (
    <form class="pad entry" onSubmit={event => void enter(event)} noValidate>
      <h1 tabIndex={-1}>{t("Kom binnen met je code")}</h1>
      <p class="readers"><Icon name="info" small /><span>{t("Die maak je waar je al binnen bent, bijvoorbeeld in Safari: bij Ik, onder Zet Beleef op je beginscherm.")}</span></p>
      <label>
        <span class="label">{t("Code")}</span>
        <input
          class="field code" ref={field} name="code" value={code} placeholder="XXXX-XXXX" maxLength={longest("HandoverIn", "code")} autoComplete="off" autoCapitalize="characters" autoCorrect="off"
          spellcheck={false} enterkeyhint="go" aria-invalid={wrong !== "" && !away} aria-describedby="wrong" onInput={event => setCode(event.currentTarget.value)}
        />
      </label>
      <Wrong id="wrong" words={wrong} />
      <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Kom binnen")}</button>
      <button type="button" class="btn wide" onClick={() => onOtherWay()}>{t("Met inlognaam en wachtwoord")}</button>
      <p class="sub centred">{t("Lukt het niet? Je teamleider helpt je verder.")}</p>
    </form>
  );
}
