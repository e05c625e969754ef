import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreementJsonSchema } from '../../src/agreement/agreement.ts';
import { countsRecordJsonSchema } from '../../src/disclosure/counts/counts-record-schema.ts';
import { policyJsonSchema } from '../../src/disclosure/policy/read-policy.ts';
import { mappingJsonSchema } from '../../src/disclosure/published/layout.ts';
import { truthJsonSchema } from '../../src/invent/truth-schema.ts';
import { studyJsonSchema } from '../../src/study/study-schema.ts';
import { auditJsonSchema } from '../../src/vault/audit.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Schema {
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

describe.each([
  ['study', studyJsonSchema() as Schema],
  ['agreement', agreementJsonSchema() as Schema],
  ['policy', policyJsonSchema() as Schema],
  ['mapping', mappingJsonSchema() as Schema],
  ['truth', truthJsonSchema() as Schema],
  ['audit', auditJsonSchema() as Schema],
  ['counts-record', countsRecordJsonSchema() as Schema],
])('schemas/%s.json', (name, schema) => {
  const fields = fieldsOf(schema);

  test('is what the code reads today (else: npm run build && node tools/schemas.js)', () => {
    expect(JSON.parse(read(`schemas/${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('refuses unknown fields and has one sentence for every field', () => {
    expect(schema.additionalProperties).toBe(false);
    expect(fields.length).toBeGreaterThan(8);
    for (const { path, description } of fields)
      expect([path, description]).toEqual([path, expect.stringMatching(/\.$/)]);
  });

  test('is on the formats page, field by field', () => {
    const page = read('docs/formats.md');
    for (const { path, description } of fields)
      expect(
        page.split('\n').some((row) => row.startsWith(`| \`${path}\` |`) && row.includes(description)),
      ).toBe(true);
  });
});

function fieldsOf(schema: Schema, around = ''): { readonly path: string; readonly description: string }[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const path = around === '' ? key : `${around}.${key}`;
    return [{ path, description: field.description ?? '' }, ...fieldsOf(field, path)];
  });
  const items = schema.items === undefined ? [] : fieldsOf(schema.items, `${around}[]`);
  return [...inner, ...items, ...(schema.anyOf ?? []).flatMap((branch) => fieldsOf(branch, around))];
}
