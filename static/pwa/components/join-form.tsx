// A name and a PIN, and one button. Both are typed once. Who comes back on a new phone says the PIN of
// before: a code alone would let in whoever made it.

import { useEffect, useRef, useState } from "preact/hooks";
import { type Entered, type Invitation, enter } from "../door";
import { locale, t } from "../i18n";
import { longest } from "../limits";
import { Icon } from "./icon";
import { Wrong } from "./not-stored";
import { DIGITS, PinField } from "./pin-field";

const WRONG = { "aria-invalid": true, "aria-describedby": "wrong" } as const;

type Field = "name" | "known" | "pin";

interface Props {
  code: string;
  invitation: Invitation;
  onEntered: (entered: { at: "in" | "waiting" }) => void;
  onOver: (words: string) => void; // somebody took the last use in the meantime
}

export function JoinForm({ code, invitation, onEntered, onOver }: Props) {
  const { team, organisation, person, asks } = invitation;
  const [known, setKnown] = useState("");
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const [at, setAt] = useState<Field>(); // which field that is about
  const [busy, setBusy] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useBrandOf(organisation);

  const point = (field: Field, words: string): void => {
    setWrong(words);
    setAt(field);
    fields.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  };
  const mend = (): void => {
    setWrong("");
    setAt(undefined);
  };
  const join = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!person && !name.trim()) return point("name", t("Hoe heet je? Je voornaam is genoeg."));
    if (asks && !known) return point("known", asks === "pin" ? t("Typ eerst je oude pincode.") : t("Typ eerst je wachtwoord."));
    if (pin.length < DIGITS) return point("pin", t("Kies zes cijfers voor je pincode."));
    setBusy(true);
    mend();
    const host = person ? null : invitation.host; // whoever made a code for a new phone is not the one who opens
    const entered: Entered = await enter(code, host, { name: name.trim(), known, pin, locale: locale() });
    setBusy(false);
    if ("at" in entered) return onEntered(entered);
    if ("offline" in entered) return setWrong(t("Er is geen verbinding. Tik nog eens op Doe mee zodra die er weer is."));
    const { status, code: why, detail } = entered.problem;
    if (status === 410 || status === 404) return onOver(detail);
    if (why === "obvious_pin") return point("pin", detail);
    if (["wrong_pin", "wrong_password"].includes(why)) return setKnown(""), point("known", detail);
    setWrong(detail);
  };

  return (
    <form class="asks" ref={fields} onSubmit={event => void join(event)} noValidate>
      <h1 tabIndex={-1}>
        {person
          ? t("Welkom terug, %(name)s", { name: person })
          : t("Je komt bij %(team)s van %(organisation)s", { team, organisation: organisation.name })}
      </h1>
      {!person && (
        <label>
          <span class="label">{t("Je naam, zoals je team je kent")}</span>
          <input class="field" name="name" value={name} maxLength={longest("JoinIn", "name")} autoComplete="given-name" autoCapitalize="words" enterkeyhint="next" {...(at === "name" && WRONG)} onInput={event => (setName(event.currentTarget.value), mend())} />
        </label>
      )}
      {asks === "pin" && <PinField label={t("Je oude pincode")} name="known" value={known} onInput={digits => (setKnown(digits), mend())} {...(at === "known" && { wrong: "wrong" })} />}
      {asks === "password" && (
        <label>
          <span class="label">{t("Je wachtwoord")}</span>
          <input class="field" name="known" type="password" autoComplete="current-password" value={known} {...(at === "known" && WRONG)} onInput={event => (setKnown(event.currentTarget.value), mend())} />
        </label>
      )}
      <PinField label={asks ? t("Nieuwe pincode") : t("Pincode")} name="pin" value={pin} onInput={digits => (setPin(digits), mend())} choosing {...(at === "pin" && { wrong: "wrong" })} />
      <p class="readers"><Icon name="lock" small /><span>{t("Zes cijfers die alleen jij kent. Daarmee open je Beleef op deze telefoon.")}</span></p>
      <Wrong id="wrong" words={wrong} />
      <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Doe mee")}</button>
    </form>
  );
}

/** The organisation's own colours, before anything of it is on the phone. */
function useBrandOf({ brand, cool }: Invitation["organisation"]): void {
  useEffect(() => {
    document.documentElement.style.setProperty("--brand", brand);
    document.documentElement.style.setProperty("--cool", cool);
  }, [brand, cool]);
}
