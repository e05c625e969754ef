/** stub */
import type { AttackSummary } from './attack.ts';
import type { Decisions } from './decisions.ts';
import type { Draft } from './draft.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
export type Safe =
  | {
      readonly kind: 'safe';
      readonly decisions: Decisions;
      readonly sentences: readonly string[];
      readonly attack: AttackSummary;
    }
  | Refusal;
export async function makeSafe(_model: Draft, decisions: Decisions, _policy: Policy): Promise<Safe> {
  return { kind: 'safe', decisions, sentences: [], attack: { atoms: 0 } };
}
