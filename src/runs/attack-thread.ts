/** The thread of `attackAside`: files in, progress and one answer out. */
import { loadSolvers } from '../disclosure/attack/solver.ts';
import { attackFiles } from '../disclosure/published/attack-files.ts';
import { answerAside } from './aside.ts';
import type { AttackMessage } from './attack-aside.ts';

await answerAside(async ({ seconds, ...input }: AttackMessage, progress) => {
  const start = performance.now();
  const stop = (share: number) => performance.now() > start + share * seconds * 1000;
  return attackFiles(input, await loadSolvers(), { progress, stop });
});
