// Eerdere antwoorden: what I answered before, for my eyes only. The phone keeps none of it.

import { useState } from "preact/hooks";
import { Empty } from "../components/empty";
import { Loading } from "../components/loading";
import { PagedFoot } from "../components/paged-foot";
import { Readers } from "../components/readers";
import { ReflectionCard, type ReflectionView } from "../components/reflection-card";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import { usePaged } from "../paged";
import type { Store } from "../store";
import type { Id, OutboxItem, Reflection, ReflectionBody } from "../types";

export default function Reflections() {
  const seen = useLive(read);
  const [editing, setEditing] = useState<Id>();
  const paged = usePaged<Reflection>("/api/reflections", seen?.items.map(item => item.seq + item.state).join());
  if (!seen) return <Loading />;
  const views = viewsOf(paged.items, seen.items);
  const kept = (id: Id, body: ReflectionBody): void => {
    setEditing(undefined);
    paged.change(all => all.map(one => (one.id === id ? { ...one, ...body } : one)));
  };
  return (
    <>
      <BackTop to="/app/me" label={t("Terug")} />
      <main class="pad flow near">
        <h1 tabIndex={-1}>{t("Eerdere antwoorden")}</h1>
        <Readers who={t("Alleen jij leest dit.")}>{t("Het staat niet op deze telefoon.")}</Readers>
        {views.length === 0 && paged.state === "here" && (
          <Empty scene="vraag" hue={4} title={t("Hier lees je later terug")}>
            <p class="sub">{t("Beantwoord de vraag van de dag. Over een tijdje zie je wat je bijbleef.")}</p>
            <a class="btn main" href="/app/">{t("Naar de vraag van vandaag")}</a>
          </Empty>
        )}
        <ul class="feed" aria-label={t("Eerdere antwoorden")}>
          {views.map(view => (
            <li key={view.id}>
              <ReflectionCard
                view={view} question={seen.questions.get(view.question ?? "")} editing={editing === view.id}
                onEdit={open => setEditing(open ? view.id : undefined)} onKept={body => kept(view.id, body)}
                onGone={() => paged.change(all => all.filter(one => one.id !== view.id))}
              />
            </li>
          ))}
        </ul>
        <PagedFoot of={paged} offline={t("Je eerdere antwoorden lees je met verbinding. Ze blijven niet op deze telefoon staan.")} />
      </main>
    </>
  );
}

async function read(store: Store) {
  const { me, questions, items } = await store.glance();
  if (!me) return undefined;
  return {
    items: items.filter(item => item.noun === "reflection"),
    questions: new Map(questions.map(question => [question.id, question])),
  };
}

function viewsOf(delivered: Reflection[], items: OutboxItem[]): ReflectionView[] {
  const views = new Map<Id, ReflectionView>(delivered.map(one => [one.id, one]));
  for (const item of items) {
    if (item.method === "DELETE") views.delete(item.id);
    else {
      const stands = views.get(item.id) as Reflection | undefined;
      views.set(item.id, { ...stands, ...(item.body as unknown as ReflectionBody), id: item.id, item, ...(stands && { stands }) });
    }
  }
  return [...views.values()].sort((a, b) => (a.on < b.on ? 1 : -1));
}
