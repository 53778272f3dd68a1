// The workspaces that the suites of test/editor run in. Each function makes one in a new folder and returns how VS Code is started.
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/** A copy of the example report in `folder`/reports; tests change it. */
function copyReport(folder, extension) {
  const example = join(dirname(dirname(extension)), 'examples', 'reports');
  cpSync(example, join(folder, 'reports'), { recursive: true });
  writeFileSync(
    join(folder, 'README.md'),
    '# A project\n\nSome words, and ![a picture](missing.png).\n\n## Answer:\n\nNothing.\n',
  );
}

function main(folder, extension) {
  copyReport(folder, extension);
  return { workspace: folder };
}

function folders(folder, extension) {
  copyReport(join(folder, 'one'), extension);
  copyReport(join(folder, 'two'), extension);
  const workspace = join(folder, 'both.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
  return { workspace };
}

/** A user of the Python extension, who has chosen an interpreter there, and has said where pasted pictures go. */
function pythonExtension(folder, extension) {
  copyReport(folder, extension);
  for (const name of ['chosen', 'other']) {
    execFileSync('python3', ['-m', 'venv', '--without-pip', join(folder, name)]);
  }
  const extensions = ['python', 'python-envs'].map((name) => {
    const vsix = join(dirname(folder), `${name}.vsix`);
    const stub = join(extension, 'test', 'fixtures', name);
    execFileSync('python3', ['-m', 'zipfile', '--create', vsix, 'extension/'], { cwd: stub });
    return vsix;
  });
  return {
    workspace: folder,
    extensions,
    // In the second window they sleep again
    loads: ['python-extension', 'python-extension/woken'],
    env: machineWithoutPython(dirname(folder)),
    settings: {
      'python.defaultInterpreterPath': join(folder, 'chosen', 'bin', 'python'),
      'markdown.copyFiles.destination': { '**/*.md': 'img/' },
    },
  };
}

/** A user whose VS Code is in Danish. */
function danish(folder, extension) {
  copyReport(folder, extension);
  return { workspace: folder, language: 'da' };
}

/** A workspace whose settings name programs that leave a trace when they run, and whose virtual environment does, too. */
function untrusted(folder, extension) {
  copyReport(folder, extension);
  const trap = join(folder, 'trap.sh');
  writeProgram(trap, `touch "${join(folder, 'sprung')}"\nexit 1`);
  mkdirSync(join(folder, '.venv', 'bin'), { recursive: true });
  symlinkSync(trap, join(folder, '.venv', 'bin', 'python'));
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(
    join(folder, '.vscode', 'settings.json'),
    JSON.stringify({ 'reportLs.interpreter': trap, 'reportLs.server': [trap] }),
  );
  return {
    workspace: folder,
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
    },
  };
}

/** A machine with everything but a Python that fits. */
function noPython(folder, extension) {
  copyReport(folder, extension);
  const env = machineWithoutPython(dirname(folder));
  // An old Python, as far as the extension can see
  writeProgram(join(env.TEST_PATH, 'python3'), 'echo \'["/opt/old/python3", 3, 8, 10]\'');
  return { workspace: folder, env };
}

/** A machine with Pythons in the folder `bad` of the workspace, each of which fails in its own way. */
function failingPython(folder, extension) {
  copyReport(folder, extension);
  const bad = join(folder, 'bad');
  mkdirSync(bad);
  const answer = 'echo "[\\"$0\\", 3, 12, 1]"';
  const programs = {
    hangs: 'exec sleep 600',
    stubborn: 'trap "" TERM; while :; do sleep 1; done',
    garbage: 'echo hello',
    endless: 'while :; do echo "and so on, and so on, and so on"; done',
    crashes: 'kill -SEGV $$',
    refuses: 'echo "no such version" >&2; exit 127',
    // Two that say that they are a Python, and do not run the server
    ends: `case "$*" in *run_server*) exit 1 ;; *) ${answer} ;; esac`,
    silent: `case "$*" in *run_server*) exec sleep 600 ;; *) ${answer} ;; esac`,
  };
  for (const [name, script] of Object.entries(programs)) {
    writeProgram(join(bad, name), script);
  }
  writeFileSync(join(bad, 'closed'), '#!/bin/sh\n');
  writeFileSync(join(bad, 'text'), 'no program\n');
  chmodSync(join(bad, 'text'), 0o755);
  // What cannot be looked at, by the names that are looked for
  const loops = join(dirname(folder), 'loops');
  mkdirSync(loops);
  for (const name of ['python3.14', 'python3', 'python']) {
    symlinkSync(name, join(loops, name));
  }
  return { workspace: folder, env: { ...machineWithoutPython(dirname(folder)), TEST_LOOPS: loops } };
}

/** A PATH with what VS Code needs and no Python, an empty home, and a Python that neither names. */
function machineWithoutPython(folder) {
  const bin = join(folder, 'bin');
  const home = join(folder, 'home');
  mkdirSync(bin, { recursive: true });
  mkdirSync(home);
  const programs = ['sh', 'bash', 'git', 'ps', 'which', 'cat', 'sed', 'sleep', 'readlink', 'uname', 'getconf', 'true'];
  for (const program of programs) {
    try {
      symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(bin, program));
    } catch {
      // This machine has none either
    }
  }
  const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  return { TEST_PATH: bin, TEST_HOME: home, TEST_PYTHON: python };
}

function writeProgram(file, script) {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function screenshots(folder, extension) {
  copyReport(folder, extension);
  return {
    workspace: folder,
    settings: {
      'workbench.colorTheme': 'Default Dark Modern',
      'editor.fontFamily': "'DejaVu Sans Mono'",
      'editor.fontSize': 13,
      'editor.wordWrap': 'on',
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
      // Words are underlined, and nothing else
      'editor.stickyScroll.enabled': false,
      'window.commandCenter': false,
      'workbench.layoutControl.enabled': false,
      'outline.collapseItems': 'alwaysCollapse',
      'timeline.excludeSources': [],
    },
  };
}

/** A window that is loaded twice, with other tests each time. */
function reload(folder, extension) {
  copyReport(folder, extension);
  return { workspace: folder, loads: ['reload/before', 'reload/after'] };
}

/** What benchmarks/vscode.py measures: a window in which words are typed, and the same one loaded again. */
function benchmark(folder, extension) {
  copyReport(folder, extension);
  return { workspace: folder, loads: ['benchmark/before', 'benchmark/after'] };
}

export const SUITES = {
  main,
  danish,
  benchmark,
  folders,
  reload,
  untrusted,
  'no-python': noPython,
  'failing-python': failingPython,
  'python-extension': pythonExtension,
  screenshots,
};
