// Where I am signed in, and ending it from here.

import { useState } from "preact/hooks";
import { day, t } from "../i18n";
import { ask } from "../server";
import type { Id, LocalDate } from "../types";
import { Fold } from "./fold";
import { Icon } from "./icon";
import { say } from "./told";

interface Device {
  id: Id;
  label: string;
  last_seen_on: LocalDate;
  current: boolean;
}

export function MeDevices() {
  const [devices, setDevices] = useState<Device[] | "offline">();
  const look = async (): Promise<void> => {
    const answer = await ask<{ items: Device[] }>("/api/devices");
    setDevices("ok" in answer ? answer.data.items : "offline");
  };
  const end = async (path: string): Promise<void> => {
    const answer = await ask(path, { method: "DELETE" });
    say("ok" in answer ? t("Daar ben je uitgelogd") : t("Er is geen verbinding. Er veranderde niets."));
    await look();
  };
  return (
    <Fold hue={2} sign="phone" title={t("Mijn apparaten")} sub={t("Waar je bent ingelogd")} onOpen={() => void look()}>
      <div role="status">
        {devices === undefined && <p class="sub">{t("Even laden")}</p>}
        {devices === "offline" && <p class="sub">{t("Je apparaten zie je zodra er verbinding is.")}</p>}
      </div>
      {Array.isArray(devices) && (
        <>
          <ul class="devices">
            {devices.map(device => (
              <li key={device.id} class="line">
                <Icon name={/iPad|tablet/i.test(device.label) ? "tablet" : "phone"} />
                <span class="grow"><b>{device.label || t("Een apparaat")}</b><span class="sub">{device.current ? t("Dit apparaat") : t("Laatst gezien: %(day)s", { day: day(device.last_seen_on) })}</span></span>
                {!device.current && (
                  <button type="button" class="btn" aria-label={t("Log uit: %(device)s", { device: device.label })} onClick={() => void end(`/api/devices/${device.id}`)}>
                    {t("Log uit")}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {devices.length > 1 && <button type="button" class="btn wide" onClick={() => void end("/api/devices")}>{t("Log overal anders uit")}</button>}
        </>
      )}
    </Fold>
  );
}
