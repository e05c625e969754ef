// Writes docs/errors.md from the catalogue: run after a build. A test says when it is stale.
import { writeFileSync } from 'node:fs';
import { errorsPage } from '../dist/errors/errors-page.js';

writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsPage());
