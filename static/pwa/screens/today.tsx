// Vandaag: the question of the day, what waits for me, one story and one norm.

import { useState } from "preact/hooks";
import { awaiting } from "../awaiting";
import { Answered } from "../components/answered";
import { ForYou } from "../components/for-you";
import { Greeting, greetingOf } from "../components/greeting";
import { Invite } from "../components/invite";
import { Loading } from "../components/loading";
import { NormOfWeek, normOfWeek } from "../components/norm-of-week";
import { OutboxLine } from "../components/outbox-line";
import { QuestionForm } from "../components/question";
import { react } from "../components/react";
import { ShiftLine } from "../components/shift-line";
import { Story } from "../components/story";
import { MeLink } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import type { Store } from "../store";

export default function Today() {
  const seen = useLive(read);
  const [fresh, setFresh] = useState(false);
  if (!seen) return <Loading />;
  const { me, organisation, day, clock, question, reflected, refused, items, norms, week, story, hasTold, shift } = seen;
  const team = me.teams.map(team => team.name).join(", ");
  return (
    <main>
      <section class="hero">
        <header class="top">
          <h1 class="greet" tabIndex={-1}>
            {greeting(clock, me.name)}<small>{[organisation?.name, team].filter(Boolean).join(", ")}</small>
          </h1>
          <MeLink me={me} />
        </header>
        {shift && <ShiftLine shift={shift} now={clock} />}
        {reflected
          ? <Answered question={question} waits={items.some(item => item.noun === "reflection")} fresh={fresh} />
          : <QuestionForm day={day} question={question} refused={refused} onKept={() => setFresh(true)} />}
      </section>
      <div class="pad flow below">
        <OutboxLine items={items} />
        <ForYou waiting={me.waiting} norms={seen.awaits} />
        {seen.greeting && <Greeting voice={seen.greeting} />}
        {hasTold && <Invite />}
        {story && <Story moment={story} norms={norms} me={me} onReact={(kind, on) => react(story.id, kind, on)} />}
        {week && <NormOfWeek norm={week} />}
      </div>
    </main>
  );
}

async function read(store: Store) {
  const glance = await store.glance();
  const { me, organisation, items, norms } = glance;
  if (!me) return undefined;
  const [local, now, moments] = await Promise.all([store.local(), store.now(), store.moments("team")]);
  const [day = "", clock = ""] = local.split("T");
  const [question, reflected] = await Promise.all([store.questionFor(day), store.reflectedOn(day)]);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return {
    me, organisation, day, clock, question, reflected, items, greeting: greetingOf(glance, now),
    refused: items.find(item => item.noun === "reflection" && item.state === "refused" && item.body.on === day),
    norms: new Map(norms.map(norm => [norm.id, norm])),
    awaits: awaiting(norms, me, items),
    week: normOfWeek(norms, now),
    story: moments.find(moment => !moment.own && moment.text),
    hasTold: moments.some(moment => moment.own),
    shift: me.shifts.find(shift => shift.weekday === weekday),
  };
}

function greeting(clock: string, name: string): string {
  const hour = Number(clock.slice(0, 2));
  if (hour < 6) return t("Goedenacht, %(name)s", { name });
  if (hour < 12) return t("Goedemorgen, %(name)s", { name });
  if (hour < 18) return t("Goedemiddag, %(name)s", { name });
  return t("Goedenavond, %(name)s", { name });
}
