// Write THIRD_PARTY_NOTICES.txt of what the build and the bundle of the server carry, which must be there.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages, installedPackages, notices } from './notices.mjs';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const { inputs } = JSON.parse(readFileSync(join(extension, 'dist', 'meta.json'), 'utf8'));
const packages = [
  ...bundledPackages(Object.keys(inputs), extension),
  ...installedPackages(join(extension, 'bundled', 'libs')),
];
writeFileSync(join(extension, 'THIRD_PARTY_NOTICES.txt'), notices(packages));
