/** `release.json`, read back value by value. */
import type { Release } from '../release.ts';
import { plainText } from './plain-text.ts';

/** Paths at which the file says another thing than the release; written otherwise than we write it, it is refused whole. */
export function jsonStrays(bytes: Uint8Array, release: Release): readonly string[] {
  const text = plainText(bytes) ?? '';
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return ['the whole file: it is not JSON'];
  }
  const different = differences(read, JSON.parse(JSON.stringify(release)), '$');
  if (different.length > 0) return different;
  // A key written twice, or anything between the values, is gone after parsing.
  return text === `${JSON.stringify(read, null, 2)}\n`
    ? []
    : ['the whole file: it is not written as it was made'];
}

function differences(read: unknown, made: unknown, path: string): readonly string[] {
  if (typeof read !== 'object' || typeof made !== 'object' || read === null || made === null)
    return read === made ? [] : [path];
  const keys = new Set([...Object.keys(read), ...Object.keys(made)]);
  if (Array.isArray(read) !== Array.isArray(made)) return [path];
  return [...keys].flatMap((key) => {
    const name = key in made ? key : '?';
    const where = Array.isArray(made) ? `${path}[${name}]` : `${path}.${name}`;
    return differences(Reflect.get(read, key), Reflect.get(made, key), where);
  });
}
