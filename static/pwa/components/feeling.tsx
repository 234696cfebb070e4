// "Hoe was je dienst?": ten equal cells, nothing preset.

import { t } from "../i18n";

const CELLS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface Props {
  value: number | null;
  onPick: (value: number) => void;
}

export function Feeling({ value, onPick }: Props) {
  return (
    <div class="feeling" role="radiogroup" aria-labelledby="feeling-q" aria-describedby="feeling-ends">
      <p class="ask-line" id="feeling-q">{t("Hoe was je dienst?")}</p>
      <p class="vh" id="feeling-ends">{t("1 is zwaar, 10 is heerlijk.")}</p>
      <div class="cells">
        <span class="end" aria-hidden="true">{t("zwaar")}</span>
        {CELLS.map(cell => (
          <label key={cell}>
            <input
              class="cover" type="radio" name="feeling" value={cell}
              checked={value === cell} onChange={() => onPick(cell)}
            />
            <span>{cell}</span>
          </label>
        ))}
        <span class="end last" aria-hidden="true">{t("heerlijk")}</span>
      </div>
    </div>
  );
}
