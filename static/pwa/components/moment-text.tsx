// The words of a moment. Without a text the norm itself tells what happened.

import { t } from "../i18n";
import { beginning, told } from "./headline";

interface Props {
  text: string;
  norm?: string | undefined;
  whole?: boolean;
  more?: string; // where the rest can be read
}

export function MomentText({ text, norm, whole, more }: Props) {
  if (!text.trim()) return <p class="lead">{norm ?? t("Een moment zonder woorden")}</p>;
  const { lead, rest } = told(text);
  const shown = whole ? rest : beginning(rest);
  return (
    <>
      {lead && <p class="lead">{lead}</p>}
      {shown && <p class="whole">{shown}</p>}
      {shown !== rest && more && <a class="more line" href={more}>{t("Lees verder")}</a>}
    </>
  );
}
