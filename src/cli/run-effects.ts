/** What a run over a study is given of the terminal that it runs in. */
import { rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { RunEffects } from '../index.ts';
import type { Context } from './command.ts';

export function runEffects({ folder, options, effects, signal, progress, onInterrupt }: Context): RunEffects {
  onInterrupt(() => rmSync(join(folder, 'work'), { recursive: true, force: true }));
  return {
    now: () => effects.now(),
    account: userInfo().username,
    signal,
    progress,
    ...(typeof options.threads === 'number' ? { threads: options.threads } : {}),
  };
}
