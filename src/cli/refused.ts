/** How a refusal to disclose is told: its reasons, what would be allowed, and the exit code. */
import type { Refusal } from '../index.ts';
import type { Context } from './command.ts';

export function tellRefusal(context: Context, refusal: Refusal): void {
  context.exitCode(refusal.exitCode);
  context.result(
    { format: 'homeward/refusal@1', ...refusal },
    [...refusal.reasons, `What would be allowed: ${refusal.allowed}.`].join('\n'),
  );
}
