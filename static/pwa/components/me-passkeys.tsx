// My passkeys: add one on this phone, remove one that I no longer use.

import { useState } from "preact/hooks";
import { day, t } from "../i18n";
import { ask } from "../server";
import type { Id, LocalDate } from "../types";
import { type CreationJSON, hasPasskeys, make } from "../../webauthn";
import { CompanyLink } from "./company-account";
import { Confirm } from "./confirm";
import { Fold } from "./fold";
import { Icon } from "./icon";
import { Wrong } from "./not-stored";
import { ProveAgain } from "./prove-again";
import { say } from "./told";

interface Passkey {
  id: Id;
  label: string;
  created_on: LocalDate;
  last_used_on: LocalDate | null;
}

type Act = () => Promise<void>;

export function MePasskeys() {
  const [passkeys, setPasskeys] = useState<Passkey[] | "offline">();
  const [wrong, setWrong] = useState("");
  const [removing, setRemoving] = useState<Passkey>();
  const [again, setAgain] = useState<{ act: Act }>(); // what waits until the person has proved who they are
  const look = async (): Promise<void> => {
    const answer = await ask<{ items: Passkey[] }>("/api/passkeys");
    setPasskeys("ok" in answer ? answer.data.items : "offline");
  };
  /** What came back, or undefined when it was told already. */
  const got = async <T,>(asked: ReturnType<typeof ask<T>>, act: Act): Promise<{ data: T } | undefined> => {
    const answer = await asked;
    setWrong("");
    if ("ok" in answer) return answer;
    if ("offline" in answer) setWrong(t("Er is geen verbinding. Er veranderde niets."));
    else if (answer.problem.code === "prove_again") setAgain({ act });
    else setWrong(answer.problem.detail);
    return undefined;
  };
  const add: Act = async () => {
    const offer = await got(ask<CreationJSON>("/api/passkey-offer", { method: "POST" }), add);
    const made = offer && (await make(offer.data));
    if (offer && !made) setWrong(t("Er is geen passkey gemaakt. Misschien heeft dit toestel er al een."));
    if (!made || !(await got(ask("/api/passkeys", { method: "POST", body: made }), add))) return;
    say(t("Je kunt nu inloggen met je passkey"));
    await look();
  };
  const remove = async (passkey: Passkey): Promise<void> => {
    setRemoving(undefined);
    const act = (): Promise<void> => remove(passkey);
    if (!(await got(ask(`/api/passkeys/${passkey.id}`, { method: "DELETE" }), act))) return;
    say(t("Passkey verwijderd"));
    await look();
  };
  return (
    <Fold hue={2} sign="key" title={t("Passkeys")} sub={t("Inloggen met je gezicht, vinger of schermcode")} onOpen={() => void look()}>
      <div role="status">
        {passkeys === undefined && <p class="sub">{t("Even laden")}</p>}
        {passkeys === "offline" && <p class="sub">{t("Je passkeys zie je zodra er verbinding is.")}</p>}
      </div>
      {Array.isArray(passkeys) && (
        <>
          {!passkeys.length && <p>{t("Met een passkey log je in zonder wachtwoord. Je toestel vraagt alleen of jij het bent.")}</p>}
          <ul class="devices">{passkeys.map(passkey => <Row key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />)}</ul>
          {hasPasskeys() && <button type="button" class="btn wide" onClick={() => void add()}><Icon name="plus" small />{t("Passkey toevoegen")}</button>}
        </>
      )}
      <CompanyLink />
      <Wrong words={wrong} />
      {removing && (
        <Confirm title={t("Deze passkey verwijderen?")} yes={t("Ja, verwijder")} onYes={() => void remove(removing)} onNo={() => setRemoving(undefined)}>
          <p>{t("Je kunt er dan niet meer mee inloggen bij Beleef.")}</p>
        </Confirm>
      )}
      {again && <ProveAgain onProved={() => (setAgain(undefined), void again.act())} onStay={() => setAgain(undefined)} />}
    </Fold>
  );
}

function Row({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const used = passkey.last_used_on;
  return (
    <li class="line">
      <Icon name="key" />
      <span class="grow">
        <b>{passkey.label}</b>
        <span class="sub">{used ? t("Laatst gebruikt: %(day)s", { day: day(used) }) : t("Gemaakt: %(day)s", { day: day(passkey.created_on) })}</span>
      </span>
      <button type="button" class="btn" aria-label={t("Verwijder passkey: %(device)s", { device: passkey.label })} onClick={onRemove}>{t("Verwijder")}</button>
    </li>
  );
}
