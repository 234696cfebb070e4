// The code that takes its person along into the app on the home screen: made, counted down, copied, used.

import { useEffect, useState } from "preact/hooks";
import { type Code, makeCode, wasUsed } from "../handover";
import { t, tn } from "../i18n";
import { useLive } from "../live";
import { Icon } from "./icon";
import { Wrong } from "./not-stored";
import { OutboxLine } from "./outbox-line";
import { Password } from "./password";
import { whyRefused } from "./refused";

const EVERY = 1_000;
const MINUTE = 60_000;

type Stage = { at: "start" | "making" | "prove" | "over" | "used" } | ({ at: "open" } & Code);

/** `now`: somebody just came in; the code is there without a tap. */
export function HandOver({ now = false }: { now?: boolean }) {
  const [stage, setStage] = useState<Stage>({ at: "start" });
  const [wrong, setWrong] = useState("");
  const make = async (password?: string): Promise<void> => {
    setStage({ at: "making" });
    setWrong("");
    const answer = await makeCode(password);
    if ("ok" in answer) return setStage({ at: "open", ...answer.data });
    const prove = "problem" in answer && answer.problem.code === "prove_again";
    setStage({ at: prove || password !== undefined ? "prove" : "start" });
    if ("offline" in answer) setWrong(t("Er is geen verbinding. Een code maken kan zodra die er weer is."));
    else if (!prove) setWrong(whyRefused(answer));
  };
  useEffect(() => void (now && make()), []);

  return (
    <div class="asks">
      <UnsentFirst />
      {stage.at === "start" && <button type="button" class="btn cool wide" onClick={() => void make()}><Icon name="key" small />{t("Maak een code")}</button>}
      {stage.at === "making" && <p class="sub" role="status">{t("Even geduld")}</p>}
      {stage.at === "prove" && <Prove onProve={password => void make(password)} />}
      {stage.at === "open" && <Open code={stage} onEnd={at => setStage({ at })} />}
      {stage.at === "over" && (
        <>
          <p role="status">{t("Deze code is voorbij.")}</p>
          <button type="button" class="btn cool wide" onClick={() => void make()}>{t("Maak een nieuwe code")}</button>
        </>
      )}
      {stage.at === "used" && <p class="note" role="status"><Icon name="check" /><span class="grow"><b>{t("Je bent nu ook in de app binnen.")}</b>{t("Deze bladzijde in Safari kan dicht.")}</span></p>}
      <Wrong words={wrong} />
    </div>
  );
}

/** What was written in the browser lies in the browser; the app never sees it. */
function UnsentFirst() {
  const items = useLive(store => store.glance())?.items ?? [];
  if (!items.length) return null;
  return (
    <>
      <p><b>{t("Verstuur dit eerst, vanaf hier.")}</b> {t("Wat in Safari wacht, gaat niet mee naar de app.")}</p>
      <OutboxLine items={items} />
    </>
  );
}

function Prove({ onProve }: { onProve: (password: string) => void }) {
  const prove = (event: SubmitEvent): void => {
    event.preventDefault();
    onProve(String(new FormData(event.currentTarget as HTMLFormElement).get("password")));
  };
  return (
    <form class="asks" onSubmit={prove}>
      <Password />
      <button class="btn cool wide">{t("Maak een code")}</button>
    </form>
  );
}

function Open({ code, onEnd }: { code: Code; onEnd: (at: "over" | "used") => void }) {
  const [left, setLeft] = useState(code.until - Date.now());
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => {
    const timer = setInterval(() => {
      const left = code.until - Date.now();
      if (left <= 0) onEnd("over");
      setLeft(left);
    }, EVERY);
    const look = async (): Promise<void> => {
      if (document.visibilityState === "visible" && (await wasUsed())) onEnd("used");
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [code.words]);
  const copy = (): void => void navigator.clipboard?.writeText(code.words).then(() => setCopied(true), () => setCopied(false));
  return (
    <>
      <p class="code">{code.words}</p>
      <p class="sub centred">{tn("Nog één minuut geldig.", "Nog %(num)s minuten geldig.", Math.max(1, Math.ceil(left / MINUTE)))} {t("Hij werkt één keer. Laat hem aan niemand zien.")}</p>
      <div>
        {"clipboard" in navigator && <button type="button" class="btn wide" onClick={copy}>{copied && <Icon name="check" small />}{copied ? t("Gekopieerd") : t("Kopieer de code")}</button>}
        <div role="status">{copied === false && <p class="sub centred">{t("Kopiëren mocht niet. Typ de code over.")}</p>}</div>
      </div>
    </>
  );
}
