/** The thread of `protectCountsAside`: counts in, progress and one answer out. */
import { protectCounts } from '../disclosure/counts/protect-counts.ts';
import { answerAside } from './aside.ts';

await answerAside(protectCounts);
