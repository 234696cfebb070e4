// The steps of a proposal: each one question with a box or two, or pictures to choose from.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { longest } from "../limits";
import type { MomentView, Norm } from "../types";
import { useAlike } from "./alike";
import { Anonymous } from "./anonymous";
import { beginning } from "./headline";
import { Icon, NormSign } from "./icon";
import { HUES, SYMBOLS, hueWords, partWords, symbolWords } from "./norm-words";
import { type ProposeDraft, linesOf } from "./propose-draft";
import { Readers } from "./readers";

type Text = "title" | "summary" | "frame" | "room" | "say" | "rather_not" | "why";

export interface StepProps {
  draft: ProposeDraft;
  others: Norm[]; // that may say the same
  stories: MomentView[]; // the moment that it came out of, or those that took the room
  onChange: (part: Partial<ProposeDraft>) => void;
}

export const PREVIEW = 6; // after the steps

const MOST_LINES = 8;
const LINE = 200;

/** Each question, by step. */
export function questions(): string[] {
  return [
    t("Wat spreken we af?"), t("Wat doen we altijd?"), t("Waar beslist iedereen zelf?"),
    t("Hoe zeggen we het?"), t("Waarom doen we dit?"), t("Welk teken past erbij?"),
  ];
}

/** What keeps a step from being done, in words; undefined when it is. */
export function missingIn(draft: ProposeDraft, step: number): string | undefined {
  const names = partWords();
  const needed: Partial<Record<number, Text[]>> = { 0: ["title", "summary"], 1: ["frame"], 2: ["room"] };
  const empty = needed[step]?.find(part => !draft[part].trim());
  if (empty) return t("Vul %(field)s in. Eén zin is genoeg.", { field: names[empty] });
  if (step !== 3) return undefined;
  const lists = [linesOf(draft.say), linesOf(draft.rather_not)];
  if (lists.some(lines => lines.length > MOST_LINES)) return t("Houd het bij 8 zinnen.");
  return lists.flat().some(line => [...line].length > LINE) ? t("Een van de zinnen is te lang. Maak hem korter, tot 200 tekens.") : undefined;
}

export function ProposeStep({ step, ...props }: StepProps & { step: number }) {
  const { draft, others, stories } = props;
  const box = (part: Text, hint: string, rows = 4): ComponentChildren => <Box {...props} part={part} hint={hint} rows={rows} />;
  return (
    <div class="pad flow near below">
      <h1 tabIndex={-1}>{questions()[step]}</h1>
      {step < 5 && <Readers id="propose-readers" sign="team" who={t("Je team leest dit, met je naam.")}>{t("Noem geen namen van klanten.")}</Readers>}
      {(step === 0 || step === 2) && stories.map(story => <Told key={story.id} story={story} />)}
      {step === 0 && <>{box("title", t("Kort, en als iets wat je doet: We lopen mee."), 1)}{box("summary", t("Wat een collega in één zin moet weten."), 2)}<Similar draft={draft} others={others} /></>}
      {step === 1 && box("frame", t("Het vangnet: wat elke klant van ons mag verwachten."))}
      {step === 2 && box("room", t("Waar je mag afwijken, en waarmee: tijd, geld of hulp van een collega."))}
      {step === 3 && <>{box("say", t("Elke zin op een eigen regel."))}{box("rather_not", t("Wat de klant liever niet hoort."), 3)}</>}
      {step === 4 && box("why", t("Wat klanten zeggen, of wat jij zag. Dit mag leeg blijven."))}
      {step === 5 && <Sign {...props} />}
    </div>
  );
}

function Box({ draft, part, hint, rows, onChange }: StepProps & { part: Text; hint: string; rows: number }) {
  const most = part === "say" || part === "rather_not" ? undefined : longest("ProposalIn", part);
  return (
    <div class="part">
      <label class="label" for={`propose-${part}`}>{partWords()[part]}</label>
      <p class="sub" id={`hint-${part}`}>{hint}</p>
      <textarea
        id={`propose-${part}`} class={rows > 1 ? "field grows" : "field grows one"} rows={rows} maxLength={most}
        aria-describedby={`propose-readers hint-${part}`} value={draft[part]}
        onInput={event => onChange({ [part]: rows > 1 ? event.currentTarget.value : event.currentTarget.value.replace(/\n/g, " ") })}
      />
      <Anonymous text={draft[part]} />
    </div>
  );
}

function Similar({ draft, others }: Pick<StepProps, "draft" | "others">) {
  const found = useAlike(`${draft.title} ${draft.summary}`, others);
  return (
    <div role="status">
      {found.length > 0 && (
        <section class="part" aria-labelledby="similar">
          <h2 id="similar" class="label">{t("Lijkt dit erop? Kijk eerst even.")}</h2>
          <ul class="card flush rows">
            {found.map(norm => (
              <li key={norm.id}>
                <a class="row" href={`/app/norms/${norm.id}`}>
                  <span class={`tile s h${norm.hue}`}><NormSign symbol={norm.symbol} /></span>
                  <span class="grow"><b>{norm.title}</b><span class="sub">{norm.summary}</span></span>
                  <Icon name="next" small />
                </a>
              </li>
            ))}
          </ul>
          <p class="sub">{t("Wat je schreef blijft bewaard.")}</p>
        </section>
      )}
    </div>
  );
}

function Told({ story }: { story: MomentView }) {
  return (
    <a class="voice h2 told-by" href={`/app/moments/${story.id}`}>
      <p>{beginning(story.text) || t("Een beleving zonder woorden")}</p>
      <span class="sub">{t("Beleving van %(name)s", { name: story.author.name })}</span>
    </a>
  );
}

function Sign({ draft, onChange }: StepProps) {
  const symbols = symbolWords();
  const hues = hueWords();
  return (
    <>
      <fieldset>
        <legend class="label">{t("Symbool")}</legend>
        <div class="signs">
          {SYMBOLS.map(symbol => (
            <label key={symbol} class={`h${draft.hue}`}>
              <input class="cover" type="radio" name="symbol" checked={draft.symbol === symbol} onChange={() => onChange({ symbol })} />
              <span><NormSign symbol={symbol} />{symbols[symbol]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend class="label">{t("Kleur")}</legend>
        <div class="signs">
          {HUES.map(hue => (
            <label key={hue} class={`h${hue}`}>
              <input class="cover" type="radio" name="hue" checked={draft.hue === hue} onChange={() => onChange({ hue })} />
              <span><NormSign symbol={draft.symbol} />{hues[hue]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
