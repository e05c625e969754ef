/** The one style sheet of the page. */
import { readFileSync } from 'node:fs';

/** Browsers hash it with LF, whatever line ends the checkout has. */
export const pageStyle = (): string =>
  readFileSync(new URL('report.css', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
