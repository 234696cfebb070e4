// A choice being made: the point in it is kept on the device with every letter.

import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../current";
import type { AgreementBody, Id, Stance } from "../types";
import type { NormView } from "./norm-view";

export interface ChoiceDraft {
  version: number; // that it was written about
  stance: Stance | undefined;
  text: string;
}

/** What was begun, came back or was chosen before, in that order; undefined while it is read. */
export function useChoiceDraft(view: NormView, me: Id) {
  const key = `choice:${view.id}`;
  const [draft, setDraft] = useState<ChoiceDraft>();
  useEffect(() => {
    void currentStore()?.draft<ChoiceDraft>(key).catch(() => undefined).then(kept => setDraft(kept ?? knownChoice(view, me)));
  }, [key]);
  const change = (part: Partial<ChoiceDraft>): void => {
    const next = { ...draft!, ...part };
    setDraft(next);
    void currentStore()?.saveDraft(key, next).catch(() => undefined);
  };
  const drop = async (): Promise<void> => currentStore()?.dropDraft(key);
  return { draft, change, drop };
}

function knownChoice({ asked, choice, chosen }: NormView, me: Id): ChoiceDraft {
  const body = choice?.body as AgreementBody | undefined;
  const standing = asked?.agreement.points.find(point => point.person.id === me && !point.answered_at);
  return {
    version: body?.version ?? asked?.number ?? 0,
    stance: body?.stance ?? chosen,
    text: body?.point?.text ?? standing?.text ?? "",
  };
}
