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
    settings: {
      'python.defaultInterpreterPath': join(folder, 'chosen', 'bin', 'python'),
      'markdown.copyFiles.destination': { '**/*.md': 'img/' },
    },
  };
}

/** A workspace whose settings name programs that leave a trace when they run. */
function untrusted(folder, extension) {
  copyReport(folder, extension);
  const trap = join(folder, 'trap.sh');
  writeFileSync(trap, `#!/bin/sh\ntouch "${join(folder, 'sprung')}"\nexit 1\n`);
  chmodSync(trap, 0o755);
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
  const bin = join(dirname(folder), 'bin');
  mkdirSync(bin);
  for (const program of ['sh', 'bash', 'git', 'ps', 'which', 'cat', 'sed', 'readlink', 'uname', 'getconf', 'true']) {
    try {
      symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(bin, program));
    } catch {
      // This machine has none either
    }
  }
  // An old Python, as far as the extension can see
  writeFileSync(join(bin, 'python3'), '#!/bin/sh\necho \'["/opt/old/python3", 3, 8, 10]\'\n');
  chmodSync(join(bin, 'python3'), 0o755);
  const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  return { workspace: folder, env: { TEST_PATH: bin, TEST_PYTHON: python } };
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

export const SUITES = {
  main,
  folders,
  reload,
  untrusted,
  'no-python': noPython,
  'python-extension': pythonExtension,
  screenshots,
};
