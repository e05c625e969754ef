/** Ctrl-C: ends a command at once, after the quick acts that leave nothing half-written. */

/** How long a command may take to stop by itself once it has been told. */
const patienceMs = 500;

export interface Interrupts {
  readonly signal: AbortSignal;
  onInterrupt(act: () => void): void;
  stop(): void;
}

/**
 * Watches SIGINT, SIGTERM and SIGHUP. The first sets exit code 130, aborts the signal and runs the registered acts; if the
 * command has not ended half a second later, or on a second signal, the acts run again and the process ends.
 */
export function watchInterrupts(atOnce: () => void): Interrupts {
  const controller = new AbortController();
  const acts: (() => void)[] = [];
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

  function tidy(): void {
    for (const act of acts) {
      try {
        act();
      } catch {
        // Ending matters more: what could not be removed is removed at the next run.
      }
    }
  }

  function leave(): never {
    tidy();
    process.exit(130);
  }

  function interrupted(): void {
    if (controller.signal.aborted) leave();
    process.exitCode = 130;
    atOnce();
    controller.abort();
    tidy();
    setTimeout(leave, patienceMs).unref();
  }

  for (const name of signals) process.on(name, interrupted);
  return {
    signal: controller.signal,
    onInterrupt(act) {
      acts.push(act);
    },
    stop() {
      for (const name of signals) process.off(name, interrupted);
      if (controller.signal.aborted) leave();
    },
  };
}
