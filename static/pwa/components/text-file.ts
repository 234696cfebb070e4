// A text that a person can take along as a file.

import { useEffect, useState } from "preact/hooks";

/** An address for a download link; undefined while there is nothing in it. */
export function useTextFile(text: string): string | undefined {
  const [link, setLink] = useState<string>();
  useEffect(() => {
    if (!text) return setLink(undefined);
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    setLink(url);
    return () => URL.revokeObjectURL(url);
  }, [text]);
  return link;
}
