/** The thread of `readersAside`. */
import { attackAsReaders } from '../disclosure/room/attack-as-readers.ts';
import { answerAside } from './aside.ts';
import type { ReadersMessage } from './readers-aside.ts';

await answerAside(({ geography, ...rest }: ReadersMessage, progress) =>
  attackAsReaders({ ...rest, geography: { ...geography, nameOf: (_, code) => code } }, progress),
);
