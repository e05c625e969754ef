/** The thread of `protectAside`. */
import { protect } from '../disclosure/protect.ts';
import { answerAside } from './aside.ts';
import type { ProtectMessage } from './protect-aside.ts';

await answerAside(({ names, geography, ...rest }: ProtectMessage, progress) => {
  const nameOf = new Map(names);
  const input = {
    ...rest,
    geography: {
      ...geography,
      nameOf: (kind: string, code: string) => nameOf.get(`${kind} ${code}`) ?? code,
    },
  };
  return protect(input, { progress });
});
