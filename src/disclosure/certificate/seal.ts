/** The text of a certificate: a field a line, lists an item a line, and at the end a hash of all before it. */
import { createHash } from 'node:crypto';
import type { Certificate } from './certificate.ts';

export function seal(content: Certificate): string {
  const list = (items: readonly unknown[]) =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const text = (value: unknown) => (Array.isArray(value) ? list(value) : JSON.stringify(value));
  const body = Object.entries(content)
    .map(([key, value]) => `"${key}": ${text(value)},\n`)
    .join('');
  return `{\n${body}"sha256": "${sha256(body)}"\n}\n`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
