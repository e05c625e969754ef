/** The agreement in plain English: every field that a reader of the study should know. */
import type { Agreement } from '../agreement/agreement.ts';
import { accessEnds } from '../agreement/check-licence.ts';
import { dateInWords, listInWords, monthInWords } from './in-words.ts';

/** Sentences: under what terms the data are held, by whom, and until when. */
export function explainAgreement(agreement: Agreement): readonly string[] {
  const { period, places, end } = agreement;
  return [
    `${agreement.organisation} may use the data from ${dateInWords(period.from)} to ${dateInWords(period.to)}. The legal basis is ${plain(agreement['legal-basis'])}.`,
    ...agreement['data-sets'].map(dataSet),
    `The data are ${agreement.sensitivity}, and ${plain(agreement.category)}.`,
    ...optOuts(agreement),
    ...agreement.purposes.map(({ id, text }) => `Purpose "${id}": ${plain(text)}.`),
    ...said('Limit', agreement['purpose-limit']),
    ...agreement['statutory-duties'].flatMap((duty) => said('Duty in law', duty)),
    ...agreement['expected-benefits'].flatMap((benefit) => said('Expected benefit', benefit)),
    ...said('Third parties', agreement['third-parties']),
    `The data lie in ${listInWords(places.map(({ name }) => plain(name)))}, ${atRest[agreement['at-rest']]}.`,
    ...agreement.people.map(person),
    ...agreement.guests.map(({ name, body }) => `${name} (${body}) may be a guest of private discussions.`),
    `The data must be destroyed by ${dateInWords(end['destroy-by'])}.${end.certificate === undefined ? '' : ` The certificate goes to ${plain(end.certificate)}.`}`,
  ];
}

const atRest = {
  platform: 'on an encrypted volume',
  sealed: 'sealed',
  open: 'open, because the people are invented',
} as const;

function dataSet(set: Agreement['data-sets'][number]): string {
  const filter = set.filter === undefined ? '' : `; ${plain(set.filter)}`;
  return `The data: ${set.name}, ${set.level}-level, pseudonymised, ${monthInWords(set.from)} to ${monthInWords(set.to)}${filter}. Tables: ${listInWords(set.tables)}.`;
}

function optOuts({ 'opt-outs-honoured': honoured }: Agreement): readonly string[] {
  if (honoured === undefined) return [];
  return [honoured ? 'People who opted out are not in the data.' : 'Opt-outs do not apply to these data.'];
}

function person(someone: Agreement['people'][number]): string {
  const account = someone.account === undefined ? '' : `, account ${someone.account}`;
  return `${someone.name} (${someone.role}${account}) may use the data until ${dateInWords(accessEnds(someone))}.`;
}

const said = (label: string, words: string | undefined): readonly string[] =>
  words === undefined ? [] : [`${label}: ${plain(words)}.`];

/** Without the full stop that the sentence brings itself. */
const plain = (words: string): string => words.replace(/\.$/, '');
