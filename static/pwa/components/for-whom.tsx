// For whom a moment is written: its writer decides, and the last choice is remembered.

import { t } from "../i18n";
import type { Visibility } from "../types";
import { Readers } from "./readers";

export function ForWhom({ value, onPick }: { value: Visibility; onPick: (value: Visibility) => void }) {
  const choice = (mine: Visibility, words: string) => (
    <label>
      <input class="cover" type="radio" name="visibility" value={mine} checked={value === mine} onChange={() => onPick(mine)} />
      <span>{words}</span>
    </label>
  );
  return (
    <fieldset class="for-whom">
      <legend class="vh">{t("Voor wie")}</legend>
      <div class="seg">
        {choice("private", t("Voor mezelf"))}{choice("team", t("Team"))}{choice("organisation", t("Organisatie"))}
      </div>
    </fieldset>
  );
}

export function MomentReaders({ id, visibility, organisation }: { id: string; visibility: Visibility; organisation: string }) {
  const anonymous = t("Noem geen namen van klanten.");
  if (visibility === "private") return <Readers id={id} who={t("Alleen jij leest dit.")}>{anonymous}</Readers>;
  if (visibility === "team") return <Readers id={id} sign="team" who={t("Je team leest dit.")}>{anonymous}</Readers>;
  return <Readers id={id} sign="org" who={t("Iedereen bij %(organisation)s leest dit.", { organisation })}>{anonymous}</Readers>;
}
