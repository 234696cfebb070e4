// Working days and times: the nudge comes inside them, and never outside.

import { useState } from "preact/hooks";
import { announce } from "../changes";
import { currentStore } from "../current";
import { locale, t } from "../i18n";
import { ask } from "../server";
import type { Me, Shift } from "../types";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";
import { say } from "./told";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const USUAL = { begins: "09:00", ends: "17:30" };

export function MeShifts({ me }: { me: Me }) {
  const [edited, setEdited] = useState<Shift[]>(); // over what is known, which may still be on its way
  const shifts = edited ?? me.shifts.map(brief);
  const [wrong, setWrong] = useState("");
  const on = (weekday: number): Shift | undefined => shifts.find(shift => shift.weekday === weekday);
  const change = (weekday: number, shift: Shift | undefined): void => {
    setWrong("");
    setEdited([...shifts.filter(one => one.weekday !== weekday), ...(shift ? [shift] : [])]);
  };

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    const items = [...shifts].sort((a, b) => a.weekday - b.weekday);
    const answer = await ask("/api/shifts", { method: "PUT", body: { items } });
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Je dagen blijven zoals ze waren. Probeer het straks opnieuw."));
    if ("problem" in answer) return setWrong(answer.problem.detail);
    const store = currentStore();
    const known = await store?.me();
    if (store && known) await store.setMeta("me", { ...known, shifts: items });
    setEdited(undefined);
    announce();
    say(t("Je diensten zijn bewaard"));
  };

  const days = me.shifts.map(shift => dayName(shift.weekday, "short")).join(", ");
  return (
    <Fold id="shifts" hue={1} sign="calendar" title={t("Dagen en diensten")} sub={days || t("Nog geen vaste dagen")}>
      <form class="days" onSubmit={event => void keep(event)}>
        {WEEK.map(weekday => {
          const shift = on(weekday);
          const name = dayName(weekday, "long");
          const time = (part: "begins" | "ends", label: string) => shift && (
            <input
              class="field" type="time" required aria-label={label} value={shift[part]}
              onInput={event => change(weekday, { ...shift, [part]: event.currentTarget.value })}
            />
          );
          return (
            <div key={weekday} class="day">
              <label class="tick">
                <input type="checkbox" checked={shift !== undefined} onChange={() => change(weekday, shift ? undefined : { weekday, ...USUAL })} />
                {name}
              </label>
              {time("begins", t("Begin op %(day)s", { day: name }))}
              {time("ends", t("Einde op %(day)s", { day: name }))}
            </div>
          );
        })}
        <Wrong words={wrong} />
        <button class="btn cool">{t("Diensten bewaren")}</button>
      </form>
    </Fold>
  );
}

const brief = ({ weekday, begins, ends }: Shift): Shift => ({ weekday, begins: begins.slice(0, 5), ends: ends.slice(0, 5) });

function dayName(weekday: number, width: "short" | "long"): string {
  const monday = Date.UTC(2024, 0, weekday); // 1 January 2024 was a Monday
  return new Intl.DateTimeFormat(locale(), { weekday: width, timeZone: "UTC" }).format(monday);
}
