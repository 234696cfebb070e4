// The words for what a norm is made of, and for what members think of it.

import { t } from "../i18n";
import type { NormSymbol, NormWords, Stance } from "../types";

export const SYMBOLS: NormSymbol[] = ["loop", "zien", "vraag", "af", "eerlijk", "bel", "regen", "kop"];
export const HUES: NormWords["hue"][] = [1, 2, 3, 4, 5];
export const STANCES: Stance[] = ["agree", "can_live", "discuss"];
export const STANCE_SIGNS: Record<Stance, string> = { agree: "check", can_live: "ok", discuss: "comment" };

export function stanceWords(): Record<Stance, string> {
  return { agree: t("Akkoord"), can_live: t("Kan ermee leven"), discuss: t("Bespreken") };
}

export function partWords(): Record<keyof NormWords, string> {
  return {
    symbol: t("Symbool"), hue: t("Kleur"), title: t("Titel"), summary: t("In het kort"), frame: t("Kader"),
    room: t("Ruimte"), say: t("Zo zeggen we het"), rather_not: t("Liever niet"), why: t("Waarom"),
  };
}

export function symbolWords(): Record<NormSymbol, string> {
  return {
    loop: t("Voetstappen"), zien: t("Iemand in de deur"), vraag: t("Vraagteken"), af: t("Pakje"),
    eerlijk: t("Twee helften"), bel: t("Klok"), regen: t("Paraplu"), kop: t("Kopje"),
  };
}

export function hueWords(): Record<NormWords["hue"], string> {
  return { 1: t("Huiskleur"), 2: t("Petrol"), 3: t("Pruim"), 4: t("Blad"), 5: t("Lucht") };
}
