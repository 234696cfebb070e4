// What is held of me: to take along, and to have erased.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { askFile } from "../server";
import { EraseMe } from "./erase-me";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";
import { Password } from "./password";
import { ProveAgain } from "./prove-again";
import { whyRefused } from "./refused";

export function MeData() {
  const [erasing, setErasing] = useState(false);
  return (
    <Fold hue={1} sign="lock" title={t("Mijn gegevens")} sub={t("Meenemen of wissen")}>
      <TakeAlong />
      <hr />
      <p>{t("Wil je weg, of wil je dat hier niets meer van je staat? Dan wissen we je gegevens. Dat kan niet terug.")}</p>
      <button type="button" class="btn no wide" onClick={() => setErasing(true)}>{t("Wis mijn gegevens")}</button>
      {erasing && <EraseMe onStay={() => setErasing(false)} />}
    </Fold>
  );
}

function TakeAlong() {
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<string>();
  const [proving, setProving] = useState(false);
  useEffect(() => () => file && URL.revokeObjectURL(file), [file]);

  const fetchIt = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    setBusy(true);
    const answer = await askFile("/api/my-data", { password: String(new FormData(form).get("password")) });
    setBusy(false);
    if ("problem" in answer && answer.problem.code === "prove_again") return setProving(true);
    setWrong("ok" in answer ? "" : whyRefused(answer));
    if (!("ok" in answer)) return;
    setFile(URL.createObjectURL(answer.data));
    form.reset();
  };

  return (
    <>
      <form onSubmit={event => void fetchIt(event)}>
        <p>{t("Alles wat Beleef over jou bewaart in één bestand: een pagina om te lezen, en hetzelfde voor een computer. Het kan drie keer per dag.")}</p>
        <Password />
        <Wrong words={wrong} />
        <button class="btn wide" disabled={busy}>{busy ? t("Even geduld") : t("Haal mijn gegevens op")}</button>
        <div role="status">
          {file && <a class="btn cool wide" href={file} download="beleef.zip">{t("Bewaar beleef.zip")}</a>}
        </div>
      </form>
      {proving && <ProveAgain onProved={() => setProving(false)} onStay={() => setProving(false)} />}
    </>
  );
}
