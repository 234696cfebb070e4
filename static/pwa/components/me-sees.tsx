// Who sees what, in plain words.

import { t } from "../i18n";
import { Fold } from "./fold";

export function MeSees() {
  const rules = [
    [t("Je antwoord op de vraag van de dag"), t("Alleen jij. Je teamleider en beheerder kunnen er niet bij.")],
    [t("Hoe je dienst was"), t("Alleen jij. Het telt alleen mee in een cijfer van minstens vijf mensen samen.")],
    [t("Een beleving"), t("Wie jij kiest: alleen jij, je team of de hele organisatie.")],
    [t("Feedback"), t("Alleen de gever en de ontvanger.")],
    [t("Aandacht van je teamleider"), t("Alleen jij en je teamleider.")],
    [t("Wat je nog schrijft"), t("Alleen deze telefoon, tot je bewaart en er verbinding is.")],
  ];
  return (
    <Fold hue={3} sign="shield" title={t("Wie ziet wat")} sub={t("In gewone taal, per onderdeel")}>
      <dl class="sees">{rules.map(([what, who]) => <div key={what}><dt>{what}</dt><dd>{who}</dd></div>)}</dl>
      <p class="sub">{t("Niemand krijgt hier een cijfer of een plek op een lijst. Wie het systeem zelf beheert, kan technisch bij wat de server bewaart.")}</p>
    </Fold>
  );
}
