// The parts of a norm. Kader is a closed line; ruimte is the same line with an opening.

import { t } from "../i18n";
import type { Norm } from "../types";
import { dayOf } from "./calendar";
import { Icon } from "./icon";
import { ReportVoice } from "./report-voice";

export function FrameAndRoom({ norm }: { norm: Pick<Norm, "frame" | "room"> }) {
  return (
    <>
      <section class="frame">
        <div class="beside"><Icon name="frame" /><h2>{t("Kader")}</h2><span class="sub">{t("dit doen we altijd")}</span></div>
        <p class="whole">{norm.frame}</p>
      </section>
      {norm.room && (
        <section class="room">
          <div class="beside"><Icon name="room" /><h2>{t("Ruimte")}</h2><span class="sub">{t("dit beslis jij zelf")}</span></div>
          <p class="whole">{norm.room}</p>
        </section>
      )}
    </>
  );
}

export function Phrases({ norm }: { norm: Pick<Norm, "say" | "rather_not"> }) {
  if (!norm.say.length && !norm.rather_not.length) return null;
  return (
    <div class="vs">
      {norm.say.length > 0 && (
        <section>
          <h2 class="ok"><Icon name="check" />{t("Zo zeggen we het")}</h2>
          <ul class="say">{norm.say.map(line => <li key={line}>{line}</li>)}</ul>
        </section>
      )}
      {norm.rather_not.length > 0 && (
        <section>
          <h2><Icon name="x" />{t("Liever niet")}</h2>
          <ul class="say not">{norm.rather_not.map(line => <li key={line}>{line}</li>)}</ul>
        </section>
      )}
    </div>
  );
}

export function Why({ norm }: { norm: Pick<Norm, "why"> & Partial<Pick<Norm, "id" | "values" | "voices">> }) {
  const { why, values = [], voices = [] } = norm;
  if (!why && !values.length && !voices.length) return null;
  return (
    <section class="stack why">
      <h2>{t("Waarom")}</h2>
      {values.length > 0 && (
        <ul class="line wrap tight" aria-label={t("Waarden")}>{values.map(value => <li key={value.id}><a class="tag" href={`/app/norms?value=${value.id}`}>{value.name}</a></li>)}</ul>
      )}
      {why && <div class="voice"><p class="whole">{why}</p></div>}
      {voices.length > 0 && (
        <ul class="stack" aria-label={t("Klanten zeiden")}>
          {voices.map(voice => (
            <li key={voice.id} class="voice said">
              <p class="whole" lang={voice.language} dir="auto">{voice.text}</p>
              <footer>
                <a href={`/app/voices/${voice.id}`}>{t("Een klant")}, <time dateTime={voice.said_on}>{dayOf(voice.said_on)}</time></a>
                {norm.id && voice.channel === "compliment" && <ReportVoice norm={norm.id} voice={voice.id} />}
              </footer>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
