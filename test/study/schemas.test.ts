import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreementJsonSchema } from '../../src/agreement/agreement.ts';
import { certificateJsonSchema } from '../../src/disclosure/certificate/certificate-schema.ts';
import { countsRecordJsonSchema } from '../../src/disclosure/counts/counts-record-schema.ts';
import { ledgerJsonSchema } from '../../src/disclosure/ledger/ledger.ts';
import { policyJsonSchema } from '../../src/disclosure/policy/read-policy.ts';
import { mappingJsonSchema } from '../../src/disclosure/published/layout.ts';
import { recordJsonSchema } from '../../src/disclosure/record-schema.ts';
import { releaseJsonSchema } from '../../src/disclosure/release-schema.ts';
import { truthJsonSchema } from '../../src/invent/truth-schema.ts';
import { studyJsonSchema } from '../../src/study/study-schema.ts';
import { auditJsonSchema } from '../../src/vault/audit.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Schema {
  readonly description?: string;
  readonly const?: unknown;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

describe.each([
  ['study', studyJsonSchema() as Schema],
  ['agreement', agreementJsonSchema() as Schema],
  ['policy', policyJsonSchema() as Schema],
  ['mapping', mappingJsonSchema() as Schema],
  ['truth', truthJsonSchema() as Schema],
  ['audit', auditJsonSchema() as Schema],
  ['ledger', ledgerJsonSchema() as Schema],
  ['release', releaseJsonSchema() as Schema],
  ['certificate', certificateJsonSchema() as Schema],
  ['record', recordJsonSchema() as Schema],
  ['counts-record', countsRecordJsonSchema() as Schema],
])('schemas/%s.json', (name, schema) => {
  const fields = fieldsOf(schema);

  test('is what the code reads today (else: npm run build && node tools/schemas.js)', () => {
    expect(JSON.parse(read(`schemas/${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('refuses unknown fields and has one sentence for every field', () => {
    for (const one of objectsOf(schema)) expect(one.additionalProperties).toBe(false);
    expect(fields.length).toBeGreaterThan(8);
    for (const { path, description } of fields)
      expect([path, description]).toEqual([path, expect.stringMatching(/\.$/)]);
  });

  test('is on the formats page, field by field', () => {
    const page = read('docs/formats.md');
    const rows = page.split('\n');
    for (const { path, value, description } of fields) {
      const words = description.replaceAll('|', '\\|');
      const names = [`| \`${path}\` |`, `| \`${path}: ${value}\` |`];
      const isListed = (row: string) => names.some((name) => row.startsWith(name)) && row.includes(words);
      expect([path, rows.some(isListed)]).toEqual([path, true]);
    }
  });
});

interface Field {
  readonly path: string;
  readonly value: unknown;
  readonly description: string;
}

function fieldsOf(schema: Schema, around = ''): readonly Field[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const path = around === '' ? key : `${around}.${key}`;
    return [{ path, value: field.const, description: field.description ?? '' }, ...fieldsOf(field, path)];
  });
  const items = schema.items === undefined ? [] : fieldsOf(schema.items, `${around}[]`);
  return [...inner, ...items, ...formsOf(schema).flatMap((form) => fieldsOf(form, around))];
}

function objectsOf(schema: Schema): readonly Schema[] {
  const inner = [...Object.values(schema.properties ?? {}), schema.items ?? [], formsOf(schema)].flat();
  return [...(schema.properties === undefined ? [] : [schema]), ...inner.flatMap(objectsOf)];
}

const formsOf = ({ anyOf = [], oneOf = [] }: Schema): readonly Schema[] => [...anyOf, ...oneOf];
