import { setTimeout as sleep } from 'node:timers/promises';
import type { Arm, Notice, Order, Plan } from './arm.ts';
import type { PointName } from './points.ts';

/** Where a point was passed. */
interface Place {
  readonly stage?: string;
  readonly message?: { readonly id: string; readonly body?: Uint8Array };
}

declare global {
  var millracePoint: (point: PointName, place: Place) => Promise<void> | undefined;
}

/** Takes orders from the parent process, and strikes this one where it was told to. */
export function startAgent({ arms, reports }: Pick<Plan, 'arms' | 'reports'>): void {
  const armed = new Map(arms.map((arm) => [arm.id, { arm, left: arm.nth ?? 1 }]));

  globalThis.millracePoint = (point, place) => {
    const messageId = place.message?.id ?? '';
    if (reports.includes(point)) tell({ passed: point, stage: place.stage ?? '', messageId, at: Date.now() });
    for (const entry of armed.values()) {
      const { arm } = entry;
      if (arm.point !== point || !fits(arm, place) || --entry.left > 0) continue;
      if (!arm.always) armed.delete(arm.id);
      tell({ struck: arm.id, messageId, at: Date.now() });
      if (arm.action === 'pause') return sleep(arm.pauseMs, undefined, { ref: false });
      process.kill(process.pid, arm.action);
    }
    return undefined;
  };

  process.on('message', ({ arm }: Order) => {
    armed.set(arm.id, { arm, left: arm.nth ?? 1 });
    tell({ taken: arm.id });
  });
  // The parent may stop listening; nothing here keeps the process alive.
  process.channel?.unref();
}

function fits({ stage, holds }: Arm, place: Place): boolean {
  if (stage !== undefined && place.stage !== stage) return false;
  return holds === undefined || Buffer.from(place.message?.body ?? []).includes(holds);
}

function tell(notice: Notice): void {
  if (process.connected) process.send?.(notice, () => {});
}
