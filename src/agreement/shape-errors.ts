/** Turns what a schema says about a YAML file into one of our errors: the field, what it must be, the nearest known word. */
import { z } from 'zod';
import { HomewardError, type Place } from '../errors/homeward-error.ts';
import { nearestWord } from './nearest-word.ts';
import type { FieldPath } from './strict-yaml.ts';

interface Written {
  readonly schema: z.ZodType;
  /** The file as plain values. */
  readonly raw: unknown;
  at(path: FieldPath): Place;
}

type Issue = z.core.$ZodIssue;

/** The error for the issue that comes first in the file; what is missing comes last, for its name may only be misspelt. */
export function explainIssues(issues: readonly Issue[], written: Written): HomewardError {
  const errors = issues.flatMap((issue) => errorsOf(issue, [], written));
  const [first] = errors.sort(
    (a, b) => Number(isMissing(a)) - Number(isMissing(b)) || before(a.place, b.place),
  );
  if (first === undefined) throw new Error('impossible: refused without an issue');
  return first;
}

function errorsOf(issue: Issue, around: FieldPath, written: Written): readonly HomewardError[] {
  const path = [...around, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  const value = valueAt(written.raw, path);
  const place = written.at(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      unknownField(key, fieldsAt(written.schema, path, value), written.at([...path, key])),
    );
  if (value === undefined && path.length > 0) {
    const name = String(path.at(-1));
    return [new HomewardError('FIELD_MISSING', `missing field: ${name}`, place, `add "${name}:"`)];
  }
  if (value === null && path.length > 0) {
    const what = `not filled in: ${nameOf(path)}`;
    return [new HomewardError('FIELD_MISSING', what, place, 'write the value after the colon')];
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((inner) => inner.some(isNearMiss));
    if (branch !== undefined) return branch.flatMap((inner) => errorsOf(inner, path, written));
  }
  if (issue.code === 'invalid_value') return [unknownWord(value, issue.values.map(String), place)];
  if (issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'array')) {
    const what = issue.expected === 'object' ? 'fields, each with a name and a colon' : 'a list';
    return [new HomewardError('FIELD_WRONG', `${nameOf(path)} must be ${what}`, place)];
  }
  return [new HomewardError('FIELD_WRONG', `${nameOf(path)} ${issue.message}`, place)];
}

/** Whether a branch of a union took the value for its own kind and then found something wrong inside. */
const isNearMiss = (issue: Issue): boolean => issue.path.length > 0 || issue.code !== 'invalid_type';

function unknownField(key: string, known: readonly string[], place: Place): HomewardError {
  const near = nearestWord(key, known);
  const remedy =
    near === undefined
      ? known.length === 0
        ? 'take it out'
        : `take it out; known here: ${known.join(', ')}`
      : `did you mean "${near}"?`;
  return new HomewardError('FIELD_UNKNOWN', `unknown field: ${quote(key)}`, place, remedy);
}

/** For a word that must be one of a closed list. */
export function unknownWord(word: unknown, known: readonly string[], place: Place): HomewardError {
  const near = typeof word === 'string' ? nearestWord(word, known) : undefined;
  const remedy = near === undefined ? `write one of: ${known.join(', ')}` : `did you mean "${near}"?`;
  const shown = typeof word === 'string' || typeof word === 'number' ? `: ${quote(String(word))}` : '';
  return new HomewardError('FIELD_WRONG', `unknown word${shown}`, place, remedy);
}

/** The names of the fields that a schema knows at a path, seen from the value that is written there. */
function fieldsAt(schema: z.ZodType, path: FieldPath, value: unknown): readonly string[] {
  const [step, ...rest] = path;
  for (const inner of unwrap(schema)) {
    if (step === undefined) {
      if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
    } else if (inner instanceof z.ZodArray && typeof step === 'number') {
      return fieldsAt(inner.element as z.ZodType, rest, value);
    } else if (inner instanceof z.ZodObject && inner.shape[step] !== undefined) {
      return fieldsAt(inner.shape[step] as z.ZodType, rest, value);
    }
  }
  return [];
}

function unwrap(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(unwrap);
  return [schema];
}

function valueAt(raw: unknown, path: FieldPath): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

const nameOf = (path: FieldPath): string => {
  const name = path.findLast((step) => typeof step === 'string');
  return name === undefined
    ? 'the file'
    : typeof path.at(-1) === 'number'
      ? `an item of ${name}`
      : String(name);
};

/** Short and printable, whatever was typed. */
function quote(word: string): string {
  const plain = word.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ');
  return `"${plain.length > 40 ? `${plain.slice(0, 40)}…` : plain}"`;
}

const isMissing = ({ code }: HomewardError): boolean => code === 'FIELD_MISSING';

const before = (a: Place, b: Place): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
