// The organisation's logo, from the phone's own memory: it shows without network too.

import { useEffect, useState } from "preact/hooks";

export function Logo({ data, name }: { data: string; name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: "image/webp" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return address ? <img class="logo" src={address} alt={name} /> : null;
}
