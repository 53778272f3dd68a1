// Write dist/README.md, the README of the package: with its pictures inside, as VS Code shows none by a relative path.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = readFileSync(join(extension, 'README.md'), 'utf8').replace(
  /\]\((media\/[\w.-]+\.png)\)/g,
  (_, path) => `](data:image/png;base64,${readFileSync(join(extension, path)).toString('base64')})`,
);
writeFileSync(join(extension, 'dist', 'README.md'), readme);
