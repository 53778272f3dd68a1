// Write dist/README.md, the README of the package: with its pictures by their address in the repository, as VS Code shows none by a relative
// path and, from 1.139 on, none that is part of the text.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const { repository } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
const address = repository.url.replace(/\.git$/, '');
const readme = readFileSync(join(extension, 'README.md'), 'utf8').replace(
  /\]\((media\/[\w.-]+\.png)\)/g,
  (_, path) => `](${address}/raw/HEAD/${repository.directory}/${path})`,
);
writeFileSync(join(extension, 'dist', 'README.md'), readme);
