/** The answer of an attack as a page of text: the gravest findings, what was assumed, what the answer covers. */
import type { AttackReport, Finding } from './attack-published.ts';
import { counted } from './gather.ts';

const mostFindings = 20;
const mostRecovered = 5;
const mostWarnings = 10;

/** A few sentences. */
export function summaryInWords({
  counts,
  findings,
  recovered,
  warnings,
  cautions,
  targets,
}: AttackReport): readonly string[] {
  const answers = [
    findings.length === 0
      ? counts.unknown > 0
        ? 'Nothing was found, but the attack is not complete.'
        : 'Nothing small can be worked out from these files, under the assumptions below.'
      : found(findings),
    ...(counts.unknown > 0
      ? [
          `${counted(counts.unknown, 'figure')} of ${targets.length.toLocaleString('en-GB')} could not be decided within the limit: not proven safe.`,
        ]
      : []),
    ...cautions,
    ...(recovered.length > 0
      ? [
          `${counted(recovered.length, 'withheld figure')} that ${recovered.length === 1 ? 'is' : 'are'} not small can also be worked out exactly.`,
        ]
      : []),
    ...(warnings.length > 0
      ? [
          `${counted(warnings.length, 'group')} ${warnings.length === 1 ? 'is' : 'are'} all in one category: decide whether that tells too much about ${warnings.length === 1 ? 'each of its people' : 'each of their people'}.`,
        ]
      : []),
    ...(counts.exempt > 0
      ? [
          `${counted(counts.exempt, 'small national figure')} ${counts.exempt === 1 ? 'is' : 'are'} printed as ${counts.exempt === 1 ? 'it is' : 'they are'}, which this rule allows.`,
        ]
      : []),
  ];
  return answers;
}

function found(findings: readonly Finding[]): string {
  const exact = findings.filter(({ verdict }) => verdict === 'exact').length;
  const narrowed = findings.length - exact;
  const fewer = 'to fewer values than the rule should leave';
  if (narrowed === 0) return `${counted(exact, 'small figure')} can be worked out exactly.`;
  if (exact === 0) return `${counted(narrowed, 'small figure')} can be narrowed ${fewer}.`;
  return `${counted(exact, 'small figure')} can be worked out exactly, and ${narrowed.toLocaleString('en-GB')} narrowed ${fewer}.`;
}

/** The whole answer for a terminal. */
export function reportInWords(report: AttackReport): string {
  const { findings, recovered, warnings, assumed, leftOut } = report;
  return [
    ...summaryInWords(report),
    ...section('What can be worked out', findings, mostFindings),
    ...section('Withheld, not small, and yet exact', recovered, mostRecovered),
    ...section(
      'All in one category, for you to decide',
      warnings.map(({ sentence }) => ({ sentence, because: '', stop: '' })),
      mostWarnings,
    ),
    '',
    'Assumed',
    ...assumed.map((sentence) => `- ${sentence}`),
    ...(leftOut.length > 0 ? ['', `No table was found in: ${leftOut.join('; ')}.`] : []),
  ].join('\n');
}

function section(
  title: string,
  findings: readonly Pick<Finding, 'sentence' | 'because' | 'stop'>[],
  most: number,
): readonly string[] {
  if (findings.length === 0) return [];
  const lines = findings
    .slice(0, most)
    .map(
      (finding, i) =>
        `${i + 1}. ${[finding.sentence, finding.because, finding.stop].filter((text) => text !== '').join(' ')}`,
    );
  const rest = findings.length - lines.length;
  return ['', title, ...lines, ...(rest > 0 ? [`… and ${rest} more: see --json or --html.`] : [])];
}
