// Put the server and its dependencies into bundled/, at the versions of requirements/runtime.txt.
// All of them are pure Python, so one package serves every platform.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const project = dirname(dirname(extension));
const bundled = join(extension, 'bundled');
const libs = join(bundled, 'libs');

/** The first Python 3.11 or later that has pip. pip judges environment markers for the Python that runs it. */
function findPython() {
  const wanted = 'import sys, pip; sys.exit(sys.version_info < (3, 11))';
  for (const name of [process.env.PYTHON, 'python3', 'python']) {
    try {
      if (name) {
        execFileSync(name, ['-c', wanted], { stdio: 'ignore' });
        return name;
      }
    } catch {
      // The next one
    }
  }
  throw new Error('Packaging needs a Python 3.11 or later with pip; set PYTHON to one.');
}

// From scratch, so that nothing of an earlier build remains
rmSync(bundled, { recursive: true, force: true });
mkdirSync(libs, { recursive: true });
execFileSync(
  findPython(),
  [
    ...[
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-compile',
      '--no-deps',
      '--require-hashes',
    ],
    ...[
      '--only-binary=:all:',
      '--python-version',
      '3.11',
      '--implementation',
      'py',
      '--platform',
      'any',
      '--abi',
      'none',
    ],
    ...['--target', libs, '--requirement', join(project, 'requirements', 'runtime.txt')],
  ],
  { stdio: 'inherit' },
);
rmSync(join(libs, 'bin'), { recursive: true, force: true });
// They draw in a terminal, which the server never does, and are as large as all the rest
for (const name of readdirSync(libs).filter((each) => /^(rich|pygments)(-|$)/.test(each))) {
  rmSync(join(libs, name), { recursive: true });
}
// What neither the server nor pygls imports: the old name of cattrs, its converters for other libraries, and a command
for (const name of ['cattr', 'cattrs/preconf', 'cattrs/strategies', 'markdown_it/cli']) {
  rmSync(join(libs, name), { recursive: true });
}

// What pip writes down for itself, and what only type checkers and tests of the libraries read. Markdown looks for entry_points.txt
const idle =
  /\.dist-info[/\\](?:RECORD|INSTALLER|REQUESTED|WHEEL|top_level\.txt)$|\.pyi$|[/\\](?:py\.typed|test_tools\.py)$/;
for (const file of readdirSync(libs, { recursive: true }).filter((each) => idle.test(each))) {
  rmSync(join(libs, file));
}

// Of what describes a library its README, which only an index of packages shows
for (const file of readdirSync(libs, { recursive: true }).filter((each) => each.endsWith('METADATA'))) {
  const [head] = readFileSync(join(libs, file), 'utf8').split(/\r?\n\r?\n/, 1);
  writeFileSync(join(libs, file), `${head}\n`);
}

cpSync(join(project, 'server', 'report_ls'), join(libs, 'report_ls'), {
  recursive: true,
  // Neither compiled files nor the caches of tools
  filter: (source) => !/^(__pycache__|py\.typed|\..*)$/.test(basename(source)),
});
cpSync(join(extension, 'scripts', 'run_server.py'), join(bundled, 'run_server.py'));
cpSync(join(project, 'LICENSE'), join(extension, 'LICENSE'));

const native = readdirSync(libs, { recursive: true }).filter((file) => /\.(so|pyd|dylib|dll)$/.test(file));
const missing = ['__init__.py', 'formats/built.json'].filter((file) => !existsSync(join(libs, 'report_ls', file)));
if (native.length > 0 || missing.length > 0) {
  const found = [`Compiled files: ${native.join(', ') || 'none'}.`, `Missing: ${missing.join(', ') || 'none'}.`];
  throw new Error(`The bundle is not what it should be. ${found.join(' ')}`);
}
