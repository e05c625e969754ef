/** Plain SQL as a value: literals are quoted, names are quoted, and what engines do differently is left to the dialect. */
import type { Dialect } from './dialect.ts';
import type { Relation } from './relation.ts';

export type Literal = string | number | boolean | null;
type ByDialect = (dialect: Dialect) => Sql | string;
type Part = { readonly text: string } | { readonly literal: Literal } | { readonly byDialect: ByDialect };

export interface Sql {
  readonly parts: readonly Part[];
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'parts' in value;
const isRelation = (value: unknown): value is Relation =>
  typeof value === 'object' && value !== null && 'grain' in value;

/** Tagged template: strings, numbers, booleans and null become literals; fragments and relations are spliced in. */
export function sql(text: TemplateStringsArray, ...values: readonly (Sql | Relation | Literal)[]): Sql {
  const parts: Part[] = [];
  text.forEach((piece, i) => {
    parts.push({ text: piece });
    if (i >= values.length) return;
    const value = values[i] as Sql | Relation | Literal;
    if (isSql(value)) parts.push(...value.parts);
    else if (isRelation(value)) parts.push(...name(value.name).parts);
    else parts.push({ literal: value });
  });
  return { parts };
}

/** A quoted column or table name. */
export const name = (identifier: string): Sql => byDialect((dialect) => dialect.quote(identifier));

/** Text that is SQL already. For the dialects and for constants of our own; never for anything read from a file. */
export const raw = (text: string): Sql => ({ parts: [{ text }] });

/** A fragment that each engine words differently. */
export const byDialect = (words: ByDialect): Sql => ({ parts: [{ byDialect: words }] });

export const join = (fragments: readonly Sql[], separator = ', '): Sql => ({
  parts: fragments.flatMap((fragment, i) =>
    i === 0 ? fragment.parts : [{ text: separator }, ...fragment.parts],
  ),
});

export function render(query: Sql, dialect: Dialect): string {
  return query.parts
    .map((part) => {
      if ('text' in part) return part.text;
      if ('literal' in part) return literal(part.literal);
      const words = part.byDialect(dialect);
      return typeof words === 'string' ? words : render(words, dialect);
    })
    .join('');
}

function literal(value: Literal): string {
  if (value === null) return 'null';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('impossible: a number that SQL cannot hold');
    return String(value);
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value.includes('\0')) throw new Error('impossible: a NUL in a literal');
  return `'${value.replaceAll("'", "''")}'`;
}
