// The words of a moment, its first sentence large.

import { t } from "../i18n";
import { beginning, told } from "./headline";

interface Props {
  text: string;
  whole?: boolean;
  more?: string; // where the rest can be read
}

export function MomentText({ text, whole, more }: Props) {
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
