// The organisation's own account: a way in where there is a provider. Asked each time, for it is the
// server's to say; without a network there is none.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { ask } from "../server";
import { Icon } from "./icon";

interface Ways {
  sso: string | null;
  linked: boolean;
}

function useWays(): Ways | undefined {
  const [ways, setWays] = useState<Ways>();
  useEffect(() => void ask<Ways>("/api/ways").then(answer => "ok" in answer && setWays(answer.data)), []);
  return ways;
}

export function CompanyEntry() {
  const ways = useWays();
  if (!ways?.sso) return null;
  return <a class="btn wide" href="/sso/start?next=/app/"><Icon name="org" small />{t("Met %(account)s", { account: ways.sso })}</a>;
}

export function CompanyLink() {
  const ways = useWays();
  if (!ways?.sso) return null;
  if (ways.linked) return <p class="sub">{t("Je kunt ook inloggen met %(account)s.", { account: ways.sso })}</p>;
  return <a class="btn wide" href="/sso/link?next=/app/me"><Icon name="org" small />{t("Koppel je bedrijfsaccount")}</a>;
}
