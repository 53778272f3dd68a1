// The licences of all that the package carries of others: what esbuild bundled, and the Python packages beside the server.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The names of files that licences are in. */
export const LICENCE = /^(licen[cs]e|copying|notice)/i;

/**
 * @typedef {{ name: string, version: string, texts: string[] }} Package
 */

/**
 * The JavaScript packages of which something was bundled.
 * @param {string[]} inputs the files that were bundled, relative to `folder`, as esbuild's metafile names them
 * @param {string} folder
 * @returns {Package[]}
 */
export function bundledPackages(inputs, folder) {
  const names = inputs.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  const places = [...new Set(names.filter((name) => name !== undefined))].map((name) => join(folder, name));
  return places.map((place) => {
    const { name, version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    return { name, version, texts: textsIn(place) };
  });
}

/**
 * The Python packages that pip has put into a folder.
 * @param {string} libs
 * @returns {Package[]}
 */
export function installedPackages(libs) {
  const places = readdirSync(libs).filter((name) => name.endsWith('.dist-info'));
  return places.map((place) => {
    const [name, version] = basename(place, '.dist-info').split('-');
    const info = join(libs, place);
    // Where the metadata of the package says 2.4 or later, and where it is older
    return { name, version, texts: [...textsIn(join(info, 'licenses')), ...textsIn(info)] };
  });
}

/** @param {string} folder */
function textsIn(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile() && LICENCE.test(entry.name));
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8').trim());
}

/**
 * One text with the licences of all packages. Throws where one has none.
 * @param {Package[]} packages
 */
export function notices(packages) {
  const without = packages.filter(({ texts }) => texts.every((text) => text === ''));
  if (without.length > 0) {
    throw new Error(`No licence was found of ${without.map(({ name }) => name).join(', ')}.`);
  }
  const sorted = packages.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const parts = sorted.map(
    ({ name, version, texts }) => `${'-'.repeat(80)}\n${name} ${version}\n${'-'.repeat(80)}\n\n${texts.join('\n\n')}\n`,
  );
  return ['This extension carries the following packages of others.\n', ...parts].join('\n').replaceAll('\r\n', '\n');
}
