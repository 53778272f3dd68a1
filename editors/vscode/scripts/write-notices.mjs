// Write THIRD_PARTY_NOTICES.txt of what the build and the bundle of the server carry, which must be there.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LICENCE, bundledPackages, installedPackages, notices } from './notices.mjs';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const libs = join(extension, 'bundled', 'libs');
const { inputs } = JSON.parse(readFileSync(join(extension, 'dist', 'meta.json'), 'utf8'));
const packages = [...bundledPackages(Object.keys(inputs), extension), ...installedPackages(libs)];
writeFileSync(join(extension, 'THIRD_PARTY_NOTICES.txt'), notices(packages));

// The notices have the whole texts, so the package needs no second copy of them
for (const file of readdirSync(libs, { recursive: true }).filter((each) => each.includes('.dist-info'))) {
  if (LICENCE.test(basename(file)) && statSync(join(libs, file)).isFile()) {
    rmSync(join(libs, file));
  }
}
