import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Package {
  name: string;
  version: string;
  texts: string[];
}

interface Notices {
  bundledPackages(inputs: string[], folder: string): Package[];
  installedPackages(libs: string): Package[];
  notices(packages: Package[]): string;
}

const script = path.join(__dirname, '../../../scripts/notices.mjs');

describe('the notices of third parties', () => {
  let folder: string;
  let made: Notices;

  before(async () => {
    made = (await import(pathToFileURL(script).href)) as Notices;
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notices-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(file: string, text: string): void {
    const whole = path.join(folder, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  it('have each JavaScript package of which a file is bundled, once, also one within another', () => {
    for (const [place, name] of [
      ['node_modules/one', 'one'],
      ['node_modules/@a/two', '@a/two'],
      ['node_modules/one/node_modules/three', 'three'],
      ['node_modules/tool', 'tool'],
    ] as const) {
      write(`${place}/package.json`, JSON.stringify({ name, version: '1.2.3' }));
      write(`${place}/License.txt`, `Licence of ${name}\r\n`);
    }
    const inputs = [
      'src/extension.ts',
      'node_modules/one/lib/a.js',
      'node_modules/one/lib/b.js',
      'node_modules/@a/two/index.js',
      'node_modules/one/node_modules/three/x.js',
    ];
    const text = made.notices(made.bundledPackages(inputs, folder));
    for (const name of ['one', '@a/two', 'three']) {
      assert.equal(text.split(`\n${name} 1.2.3\n`).length, 2, name);
      assert.ok(text.includes(`Licence of ${name}\n`), name);
    }
    assert.ok(!text.includes('tool'), 'what only builds is not carried');
  });

  it('have all licences of each Python package, wherever its metadata keeps them', () => {
    write('new-2.0.dist-info/licenses/LICENSE', 'Licence of new');
    write('new-2.0.dist-info/licenses/LICENSE.part', 'Licence of its part');
    write('old-1.0.dist-info/LICENSE', 'Licence of old');
    write('new/__init__.py', '');
    const text = made.notices(made.installedPackages(folder));
    for (const part of ['\nnew 2.0\n', '\nold 1.0\n', 'Licence of new', 'Licence of its part', 'Licence of old']) {
      assert.ok(text.includes(part), part);
    }
  });

  it('are not made where a package has no licence', () => {
    write('bare-1.0.dist-info/METADATA', 'Name: bare');
    write('empty-1.0.dist-info/LICENSE', '\n');
    assert.throws(() => made.notices(made.installedPackages(folder)), /No licence was found of bare, empty\./);
  });
});
