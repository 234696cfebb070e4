// Short warm replies under a moment, and the lead's attention, which only its writer sees.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { longest } from "../limits";
import { save } from "../outbox";
import type { Comment, CommentView, MomentView, PersonRef } from "../types";
import { uuid7 } from "../uuid";
import { comment, commentRemoval } from "../writing";
import { dayAndTime } from "./calendar";
import { Face } from "./face";
import { Icon } from "./icon";
import { whyNotStored, Wrong } from "./not-stored";
import { Readers } from "./readers";
import { say } from "./told";
import { why } from "./why";

export function Comments({ moment, me }: { moment: MomentView; me: PersonRef }) {
  const takeBack = (id: string): void => {
    save(commentRemoval(moment.id, id)).then(() => say(t("Je reactie is weg")), error => say(whyNotStored(error)));
  };
  return (
    <section class="comments" id="comment" aria-labelledby="comments">
      <h2 id="comments">{t("Reacties")}</h2>
      {moment.comments.length === 0 && <p class="sub">{t("Nog geen reacties. Eén zin doet al goed.")}</p>}
      <ul class="comments">
        {moment.comments.map(one => (
          <li key={one.id}>
            <Said comment={one} />
            {one.author.id === me.id && (
              <button type="button" class="btn bare take-back" onClick={() => takeBack(one.id)}>{t("Reactie weghalen")}</button>
            )}
          </li>
        ))}
      </ul>
      <CommentForm moment={moment} />
    </section>
  );
}

export function Said({ comment, attention }: { comment: Comment | CommentView; attention?: boolean }) {
  const state = "state" in comment ? comment.state : "sent";
  return (
    <article class={`comment${attention ? " attention" : ""}`} aria-label={t("Reactie van %(name)s", { name: comment.author.name })}>
      <Face person={comment.author} />
      <div class="said-it">
        <b>{comment.author.name}</b>
        {comment.text}
        <p class="sub xs">{dayAndTime(comment.created_at)}</p>
        {state === "waiting" && <p class="tag cool"><Icon name="wait" small />{t("wacht op verbinding")}</p>}
        {state === "refused" && "problem" in comment && (
          <p class="tag no"><Icon name="alert" small />{t("niet aangenomen")}: {why(comment.problem)}</p>
        )}
      </div>
    </article>
  );
}

function CommentForm({ moment }: { moment: MomentView }) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const place = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!text.trim()) return setWrong(t("Schrijf eerst een reactie."));
    try {
      await save(comment(moment.id, uuid7(), text.trim()));
    } catch (error) {
      return setWrong(whyNotStored(error));
    }
    setText("");
    say(t("Bewaard"));
  };
  return (
    <form class="stack comment-form" onSubmit={place}>
      <Readers id="comment-readers" sign="team" who={t("Wie deze beleving leest, leest ook je reactie.")} />
      <textarea
        class="field" rows={2} maxLength={longest("CommentIn", "text")} aria-label={t("Jouw reactie")} aria-describedby="comment-readers"
        placeholder={t("Jouw reactie")} value={text} onInput={event => (setText(event.currentTarget.value), setWrong(""))}
      />
      <Wrong words={wrong} />
      <button class="btn main wide">{t("Plaatsen")}</button>
    </form>
  );
}
