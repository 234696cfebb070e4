// Kies wie je bent: the team of a shared device, and the PIN of whoever taps their name.

import { useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { go } from "../navigation";
import { enterHere } from "../session";
import type { Place } from "../shared";
import type { PersonRef } from "../types";
import { Face } from "./face";
import { Icon } from "./icon";
import { Wrong } from "./not-stored";
import { DIGITS, PinField } from "./pin-field";

interface Props {
  place: Place;
  kept: boolean; // something of somebody waits here
  onOtherWay: (why?: string) => void;
}

export function ChooseWho({ place, kept, onOtherWay }: Props) {
  const [chosen, setChosen] = useState<PersonRef>();
  if (chosen) return <Pin person={chosen} onBack={() => setChosen(undefined)} onOtherWay={onOtherWay} />;
  return (
    <div class="pad entry">
      <h1 tabIndex={-1}>{t("Kies wie je bent")}</h1>
      <p class="sub centred">{t("Gedeeld apparaat van %(team)s", { team: place.team })}</p>
      {kept && (
        <p class="readers"><Icon name="wait" small /><span>{t("Wat nog niet verstuurd is, staat veilig op dit apparaat. Het gaat mee als jij hier weer inlogt.")}</span></p>
      )}
      <ul class="card flush rows">
        {place.people.map(person => (
          <li key={person.id}>
            <button type="button" class="row" onClick={() => (person.pin ? setChosen(person) : onOtherWay(t("Je kunt nu geen pincode gebruiken. Log in met je wachtwoord.")))}>
              <Face person={person} /><span class="grow"><b>{person.name}</b></span><Icon name="next" small />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="btn wide" onClick={() => onOtherWay()}>{t("Met inlognaam en wachtwoord")}</button>
    </div>
  );
}

interface PinProps {
  person: PersonRef;
  onBack: () => void;
  onOtherWay: (why?: string) => void;
}

function Pin({ person, onBack, onOtherWay }: PinProps) {
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const enter = async (digits: string): Promise<void> => {
    if (busy) return;
    if (digits.length < DIGITS) return setWrong(t("Je pincode is zes cijfers."));
    setBusy(true);
    setWrong("");
    const answer = await enterHere(person.id, digits);
    setBusy(false);
    if ("ok" in answer) return go("/app/", { replace: true });
    setPin("");
    field.current?.focus();
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Inloggen kan zodra die er weer is."));
    if (answer.problem.code === "pin_spent") return onOtherWay(answer.problem.detail);
    setWrong(answer.problem.detail);
  };
  const typed = (digits: string): void => {
    setPin(digits);
    if (digits.length === DIGITS) void enter(digits); // the sixth digit is the tap
  };
  return (
    <form class="pad entry" onSubmit={event => (event.preventDefault(), void enter(pin))} noValidate>
      <h1 tabIndex={-1}>{t("Hallo %(name)s", { name: person.name })}</h1>
      <PinField label={t("Pincode")} name="pin" value={pin} onInput={typed} field={field} {...(wrong && { wrong: "wrong" })} />
      <Wrong id="wrong" words={wrong} />
      <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Verder")}</button>
      <button type="button" class="btn bare wide" onClick={onBack}>{t("Ik ben iemand anders")}</button>
    </form>
  );
}

/** Without a network nobody can be recognised, so nobody comes in. */
export function Away({ kept }: { kept: boolean }) {
  return (
    <div class="pad entry">
      <h1 tabIndex={-1}>{t("Even geen verbinding")}</h1>
      <p class="centred">{t("Op dit gedeelde apparaat log je weer in zodra die er is.")}</p>
      {kept && <p class="readers"><Icon name="wait" small /><span>{t("Wat nog niet verstuurd is, staat veilig op dit apparaat. Het gaat mee als jij hier weer inlogt.")}</span></p>}
      <button class="btn wide" onClick={() => location.reload()}>{t("Opnieuw proberen")}</button>
    </div>
  );
}
