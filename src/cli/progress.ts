/** Progress on stderr: silent for two seconds, then one line that says what is being done. */
import type { Effects } from './command.ts';

const silentMs = 2000;

export interface Progress {
  show(label: string, share?: number): void;
  /** Takes the line away, so that other words can be written. */
  clear(): void;
  stop(): void;
}

/** On a terminal the line is rewritten; elsewhere each new label is a line of its own. */
export function startProgress({ stderr }: Pick<Effects, 'stderr'>): Progress {
  let label = '';
  let share: number | undefined;
  let painted = '';
  let awake = false;
  const timer = setTimeout(() => {
    awake = true;
    paint();
  }, silentMs);
  timer.unref();

  function paint(): void {
    if (!awake || label === '') return;
    const percent =
      share === undefined ? '' : ` ${Math.floor(Math.min(Math.max(share, 0), 1) * 100)} per cent`;
    const line = stderr.isTTY === true ? `${label} …${percent}` : `${label} …`;
    if (line === painted) return;
    stderr.write(stderr.isTTY === true ? `\r\u001b[2K${line}` : `${line}\n`);
    painted = line;
  }

  function clear(): void {
    if (stderr.isTTY === true && painted !== '') stderr.write('\r\u001b[2K');
    if (stderr.isTTY === true) painted = '';
  }

  return {
    show(newLabel, newShare) {
      label = newLabel;
      share = newShare;
      paint();
    },
    clear,
    stop() {
      clearTimeout(timer);
      awake = false;
      clear();
    },
  };
}
