// Today's shift as a thin line: begin, now, end.

import { t } from "../i18n";
import type { Shift } from "../types";

const minutes = (clock: string): number => {
  const [hours = 0, rest = 0] = clock.split(":").map(Number);
  return hours * 60 + rest;
};
const shown = (clock: string): string => clock.replace(/^0/, "").replace(":", ".");

export function ShiftLine({ shift, now }: { shift: Shift; now: string }) {
  const begins = minutes(shift.begins);
  const length = (minutes(shift.ends) - begins + 1440) % 1440; // a night shift ends tomorrow
  const gone = (minutes(now) - begins) / length;
  const place = `${Math.round(Math.min(1, Math.max(0, gone)) * 100)}%`;
  const words = t("Je dienst is van %(begins)s tot %(ends)s. Het is nu %(now)s.", {
    begins: shown(shift.begins), ends: shown(shift.ends), now: shown(now),
  });
  return (
    <div class="shift">
      <span aria-hidden="true">{shown(shift.begins)}</span>
      <svg role="img" aria-label={words}>
        <line class="rail-line" x1="0" x2="100%" y1="50%" y2="50%" />
        <line class="past-line" x1="0" x2={place} y1="50%" y2="50%" />
        <circle cx={place} cy="50%" r="5" />
      </svg>
      <span aria-hidden="true">{shown(shift.ends)}</span>
    </div>
  );
}
