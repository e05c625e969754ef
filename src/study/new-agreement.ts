/** The agreement.yaml of a new study: a comment on every field, and gaps where only the signed agreement knows. */

/** What a person is asked for a new study; whatever is left out stays a gap. Months `2022-07`, dates `2027-03-31`. */
export interface Answers {
  readonly name?: string;
  readonly organisation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly end?: string;
  readonly person?: string;
  /** The day on which the folder is made: the agreement and the employment are taken to have begun by then. */
  readonly today: string;
}

const quoted = (words: string | undefined): string => (words === undefined ? '' : JSON.stringify(words));

export const agreementTemplate = ({ organisation, from, to, end, person, today }: Answers): string =>
  `# yaml-language-server: $schema=.schemas/agreement.json
# The data-sharing agreement, field for field as in the release register. Every command obeys it.
# Fill in what is empty from the signed agreement: until then the file is refused, field by field.

# The office that receives the data; printed on every page.
organisation: ${quoted(organisation)}

# What is received. A study of other months, or a delivery with other tables, is refused.
data-sets:
  - name: MHSDS
    from: ${from ?? ''}
    to: ${to ?? ''}
    tables: [MHS000, MHS001, MHS003, MHS005, MHS007, MHS401, MHS501, MHS502, MHS503, MHS903]
    level: record
    pseudonymised: yes
    filter: admissions of people under 19

# Printed; changes nothing else.
opt-outs-honoured: no
sensitivity: sensitive

# "platform": the delivery lies on an encrypted volume, and you declare that here. "open" is for invented deliveries only.
at-rest: platform

# First and last day of the agreement. After it nothing opens.
period: { from: ${today}, to: ${end ?? ''} }

# Whether further deliveries are agreed.
repeats: no

# Section and act, as the agreement names them.
legal-basis:

# In what sense the data are anonymous.
category: anonymised in line with the regulator's code of practice; nobody may try to identify a person

# Each table of study.yaml serves one of these.
purposes:
  - { id: distances, text: the distances that children travel to Tier 4 CAMHS inpatient units }
  - { id: out-of-area, text: instances of treatment out of area }
  - { id: variation, text: "variation by area and by children's characteristics" }
  - { id: equivalent, text: an assessment for children equivalent to the adult definition }
  - { id: closeness-and-care, text: closeness to home weighed against specialist care }
purpose-limit: no use beyond this assessment

# Printed.
statutory-duties:
  - particular regard to children who live away from home or in care
expected-benefits:
  - show where more beds and services are needed, so that children need not go far

# What may be published: report, tables, briefing, press-release, young-readers, annual-summary, evidence-submission.
outputs:
  - { kind: report, audience: the public, date: ${end?.slice(0, 7) ?? ''} }
  - { kind: tables, audience: the public, date: ${end?.slice(0, 7) ?? ''} }

# A weaker policy in study.yaml is refused.
output-rules:
  policy: mhsds-2017
  text: no raw data; aggregated statistics, tables, graphs and visualisations only, with suppression and rounding
third-parties: raw data to nobody; reports outside the office obey the disclosure rules
unit-of-interest: admissions

# Where the data may lie. The folder, or one above it, holds a file .homeward-place with the marker in it.
places:
  - { name: the restricted folder on the secure network, marker: secure-folder }

# Who may use the data. Access ends with the earliest of employment, training and check. With "account: NAME" for
# anybody, only the computer accounts named here can open the study.
people:
  - name: ${quoted(person)}
    role: analyst
    employed: { from: ${today} }
    trained-until:
    checked-until:

# Guests of private discussions: only of health-department, care-regulator, psychiatrists-college.
guests: []

# What happens when the agreement ends.
end: { destroy-by: ${end ?? ''}, certificate: the producer of the data }
`;
