// Writes schemas/*.json and docs/formats.md from the code that reads those files. Needs dist/ (npm run build).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  agreementJsonSchema,
  auditJsonSchema,
  certificateJsonSchema,
  countsRecordJsonSchema,
  ledgerJsonSchema,
  mappingJsonSchema,
  policyJsonSchema,
  recordJsonSchema,
  releaseJsonSchema,
  studyJsonSchema,
  truthJsonSchema,
} from '../dist/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const formats = [
  { name: 'study', title: 'study.yaml', schema: studyJsonSchema() },
  { name: 'agreement', title: 'agreement.yaml', schema: agreementJsonSchema() },
  { name: 'policy', title: 'A policy file', schema: policyJsonSchema() },
  { name: 'mapping', title: 'A mapping file of homeward attack', schema: mappingJsonSchema() },
  { name: 'truth', title: 'The truth file of an invented study', schema: truthJsonSchema() },
  { name: 'audit', title: 'A line of audit.jsonl', schema: auditJsonSchema() },
  { name: 'ledger', title: 'A line of ledger.jsonl', schema: ledgerJsonSchema() },
  { name: 'release', title: 'release.json', schema: releaseJsonSchema() },
  { name: 'certificate', title: 'certificate.json', schema: certificateJsonSchema() },
  { name: 'record', title: 'record.json of a study', schema: recordJsonSchema() },
  { name: 'counts-record', title: 'record.json of protected counts', schema: countsRecordJsonSchema() },
];

/** Every field below a schema with its path: `data-sets[].name`. */
function fieldsOf(schema, path = '') {
  const { anyOf = [], allOf = [], oneOf = [] } = schema;
  const branches = [schema, ...anyOf, ...allOf, ...oneOf];
  return branches.flatMap((branch) => [
    ...Object.entries(branch.properties ?? {}).flatMap(([key, inner]) => {
      const field = path === '' ? key : `${path}.${key}`;
      const needed = (branch.required ?? []).includes(key);
      return [{ field, needed, inner }, ...fieldsOf(inner, field)];
    }),
    ...(branch.items === undefined ? [] : fieldsOf(branch.items, `${path}[]`)),
  ]);
}

function defaultOf({ default: value }) {
  if (value === undefined) return 'no';
  return `no: \`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function wordsOf(schema) {
  const list = schema.enum ?? schema.items?.enum;
  if (list === undefined || schema.const !== undefined) return '';
  return list.length > 12 ? '' : ` One of: ${list.map((word) => `\`${word}\``).join(', ')}.`;
}

/** What tells the forms of a line, or of a cell, apart. */
const tellsForm = ({ field, inner }) => inner.const !== undefined && /(^|\.)(type|kind)$/.test(field);

/** Lines, and cells, of several forms have the fields of each of them; a field that means the same in a later one is not listed again. */
function sectionOf({ name, title, schema }) {
  const rows = fieldsOf(schema).map((one) => {
    const { field, needed, inner } = one;
    const named = tellsForm(one) ? `${field}: ${inner.const}` : field;
    const words = `${inner.description ?? ''}${wordsOf(inner)}`.replaceAll('|', '\\|');
    return `| \`${named}\` | ${needed ? 'yes' : defaultOf(inner)} | ${words} |`;
  });
  return [
    `## ${title}`,
    '',
    `${schema.description} Schema: [schemas/${name}.json](../schemas/${name}.json).`,
    '',
    '| field | must be there | meaning |',
    '| --- | --- | --- |',
    ...new Set(rows),
    '',
  ].join('\n');
}

mkdirSync(join(root, 'schemas'), { recursive: true });
for (const { name, schema } of formats)
  writeFileSync(join(root, 'schemas', `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);

const intro = `# Formats of the files that people write and programs read

Made by \`node tools/schemas.js\` from the schemas in the code: change those, not this page. A field that is not listed is refused.
\`[]\` stands for each item of a list. Editors that know the YAML language server check the first two files as you type: \`homeward new\`
puts the schemas beside them.

`;
writeFileSync(join(root, 'docs', 'formats.md'), intro + formats.map(sectionOf).join('\n'));
