/** stub */
import type { Axes } from './axes.ts';
import type { Draft } from './draft.ts';
import type { Impossible } from './impossible.ts';
export const modelOf = (draft: Draft, _axes: Axes, _impossible: readonly Impossible[]) => draft;
