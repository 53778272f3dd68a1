import * as assert from 'node:assert/strict';
import { candidates, type Sources } from '../../../src/python/candidates';
import { sources, type Machine } from './machine';

interface Case {
  what: string;
  machine: Machine;
  given?: Partial<Sources>;
  /** "command arguments < origin" in their order, with "!" before those that must not be run. */
  expected: string[];
}

const WINDOWS = {
  LocalAppData: 'C:\\Users\\me\\AppData\\Local',
  APPDATA: 'C:\\Users\\me\\AppData\\Roaming',
  SystemRoot: 'C:\\Windows',
  SystemDrive: 'C:',
  ProgramFiles: 'C:\\Program Files',
  ProgramData: 'C:\\ProgramData',
};
const STORE = 'C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps';
const LAUNCHED = ['-3.14', '-3.13', '-3.12', '-3.11', '-3'];

function windows(path: string, more: Partial<Machine> = {}): Machine {
  return { platform: 'win32', ...more, variables: { ...WINDOWS, Path: path, ...more.variables } };
}

const CASES: Case[] = [
  { what: 'an empty machine', machine: {}, expected: [] },
  {
    what: 'a Linux with python3 on PATH',
    machine: { variables: { PATH: '/usr/bin' }, files: ['/usr/bin/python3'] },
    expected: ['/usr/bin/python3 < PATH'],
  },
  {
    what: 'an old python3 with newer ones beside it',
    machine: {
      variables: { PATH: '/usr/bin:/opt/bin' },
      files: [
        '/usr/bin/python3',
        '/usr/bin/python3.10',
        '/opt/bin/python3.12',
        '/usr/bin/python3.13',
        '/opt/bin/python',
      ],
    },
    expected: [
      '/usr/bin/python3.13 < PATH',
      '/opt/bin/python3.12 < PATH',
      '/usr/bin/python3 < PATH',
      '/opt/bin/python < PATH',
    ],
  },
  {
    what: 'a version that is newer than those that the server is tested with',
    machine: { variables: { PATH: '/bin' }, files: ['/bin/python3.16', '/bin/python3.11'] },
    expected: ['/bin/python3.11 < PATH', '/bin/python3.16 < PATH'],
  },
  {
    what: 'the same program in two folders of PATH, and one folder twice',
    machine: { variables: { PATH: '/a:/b:/a' }, files: ['/a/python3', '/b/python3'] },
    expected: ['/a/python3 < PATH', '/b/python3 < PATH'],
  },
  {
    what: 'relative and empty folders of PATH, which could be the workspace',
    machine: {
      variables: { PATH: '.::bin:./bin:~/bin:/usr/bin' },
      files: ['./python3', 'python3', 'bin/python3', '~/bin/python3', '/usr/bin/python3'],
    },
    expected: ['/usr/bin/python3 < PATH'],
  },
  {
    what: 'folders of PATH that cannot be read',
    machine: { variables: { PATH: '/root/secret:/loop:/a/file:/usr/bin' }, files: ['/usr/bin/python3.11'] },
    expected: ['/usr/bin/python3.11 < PATH'],
  },
  {
    what: 'no PATH, no home and no variables',
    machine: { home: '', files: ['/.pyenv/versions/3.12.1/bin/python', '.pyenv/versions/3.12.1/bin/python'] },
    expected: [],
  },
  {
    what: 'the setting and a choice in the Python extension',
    machine: { variables: { PATH: '/usr/bin' }, files: ['/usr/bin/python3'] },
    given: { setting: '/my/python', chosen: '/its/python' },
    expected: [
      '/my/python < the setting reportLs.interpreter',
      '/its/python < the Python extension',
      '/usr/bin/python3 < PATH',
    ],
  },
  {
    what: 'a choice that PATH has, too',
    machine: { variables: { PATH: '/usr/bin' }, files: ['/usr/bin/python3'] },
    given: { chosen: '/usr/bin/python3' },
    expected: ['/usr/bin/python3 < the Python extension'],
  },
  {
    what: "a trusted workspace with uv's .venv",
    machine: { variables: { PATH: '/usr/bin' }, files: ['/usr/bin/python3', '/work/.venv/bin/python'] },
    given: { workspaceFolder: '/work', report: '/work/reports/README.md' },
    expected: ['/work/.venv/bin/python < the workspace', '/usr/bin/python3 < PATH'],
  },
  {
    what: 'a project in a folder of the workspace, with virtual environments above and outside',
    machine: {
      files: [
        '/.venv/bin/python',
        '/work/venv/bin/python',
        '/work/mlops/.venv/bin/python',
        '/work/other/.venv/bin/python',
      ],
    },
    given: { workspaceFolder: '/work', report: '/work/mlops/reports/README.md' },
    expected: ['/work/mlops/.venv/bin/python < the workspace', '/work/venv/bin/python < the workspace'],
  },
  {
    what: 'a report outside of the workspace',
    machine: { files: ['/work/.venv/bin/python', '/elsewhere/.venv/bin/python'] },
    given: { workspaceFolder: '/work', report: '/elsewhere/README.md' },
    expected: ['/work/.venv/bin/python < the workspace'],
  },
  {
    what: 'a workspace that is not trusted',
    machine: {
      variables: { PATH: '/work/bin:/usr/bin', CONDA_PREFIX: '/work/conda' },
      files: ['/work/bin/python3', '/work/conda/bin/python', '/usr/bin/python3', '/work/.venv/bin/python'],
    },
    given: { workspaceFolder: '/work', isTrusted: false, setting: '${workspaceFolder}/tool/python' },
    expected: [
      '!/work/tool/python < the setting reportLs.interpreter',
      '!/work/.venv/bin/python < the workspace',
      '!/work/bin/python3 < PATH',
      '/usr/bin/python3 < PATH',
      '!/work/conda/bin/python < conda',
    ],
  },
  {
    what: 'links into and out of a workspace that is not trusted',
    machine: {
      variables: { PATH: '/real/bin:/home/me/bin:/linked/bin' },
      files: ['/real/bin/python3', '/home/me/bin/python3', '/linked/bin/python3'],
      links: { '/work': '/real', '/home/me/bin/python3': '/real/evil', '/linked': '/work' },
    },
    given: { workspaceFolder: '/work', isTrusted: false },
    expected: ['!/real/bin/python3 < PATH', '!/home/me/bin/python3 < PATH', '!/linked/bin/python3 < PATH'],
  },
  {
    what: "uv's own Pythons",
    machine: {
      files: [
        ...['cpython-3.9.20-linux-x86_64-gnu', 'cpython-3.12.5-linux-x86_64-gnu', 'cpython-3.12.11-linux-x86_64-gnu'],
        ...['cpython-3.13-linux-x86_64-gnu', 'pypy-3.11.9-linux-x86_64-gnu', '.temp'],
      ].map((name) => `/home/me/.local/share/uv/python/${name}/bin/python`),
    },
    expected: ['3.13-', '3.12.11-', '3.12.5-', '3.9.20-'].map(
      (version) => `/home/me/.local/share/uv/python/cpython-${version}linux-x86_64-gnu/bin/python < uv`,
    ),
  },
  {
    what: "uv's folder where its variable says",
    machine: {
      variables: { UV_PYTHON_INSTALL_DIR: '/uv', XDG_DATA_HOME: '/data' },
      files: ['/uv/cpython-3.12.1-x/bin/python', '/data/uv/python/cpython-3.13.1-x/bin/python'],
    },
    expected: ['/uv/cpython-3.12.1-x/bin/python < uv'],
  },
  {
    what: "uv's folder where XDG_DATA_HOME says",
    machine: { variables: { XDG_DATA_HOME: '/data' }, files: ['/data/uv/python/cpython-3.13.1-x/bin/python'] },
    expected: ['/data/uv/python/cpython-3.13.1-x/bin/python < uv'],
  },
  {
    what: 'variables that are relative, and so belong to nothing',
    machine: {
      variables: { UV_PYTHON_INSTALL_DIR: 'uv', PYENV_ROOT: 'pyenv', CONDA_PREFIX: 'conda' },
      files: ['uv/cpython-3.12.1-x/bin/python', 'pyenv/versions/3.12.1/bin/python', 'conda/bin/python'],
    },
    expected: [],
  },
  {
    what: 'pyenv, with shims on PATH',
    machine: {
      variables: { PATH: '/home/me/.pyenv/shims' },
      files: [
        '/home/me/.pyenv/shims/python3',
        ...['3.9.18', '3.12.1', '3.10.13', 'mlops', '3.11.7'].map(
          (name) => `/home/me/.pyenv/versions/${name}/bin/python`,
        ),
      ],
    },
    expected: [
      '/home/me/.pyenv/shims/python3 < PATH',
      ...['3.12.1', '3.11.7', '3.10.13', '3.9.18', 'mlops'].map(
        (name) => `/home/me/.pyenv/versions/${name}/bin/python < pyenv`,
      ),
    ],
  },
  {
    what: 'pyenv where PYENV_ROOT says',
    machine: { variables: { PYENV_ROOT: '/py' }, files: ['/py/versions/3.11.1/bin/python'] },
    expected: ['/py/versions/3.11.1/bin/python < pyenv'],
  },
  {
    what: 'conda: the active environment, a base and its environments',
    machine: {
      variables: { CONDA_PREFIX: '/home/me/miniforge3/envs/mlops' },
      files: ['', '/envs/mlops', '/envs/py312'].map((folder) => `/home/me/miniforge3${folder}/bin/python`),
    },
    expected: [
      '/home/me/miniforge3/envs/mlops/bin/python < conda',
      '/home/me/miniforge3/bin/python < conda',
      '/home/me/miniforge3/envs/py312/bin/python < conda',
    ],
  },
  {
    what: "a Mac without developer tools: Apple's programs are not run, by whatever name",
    machine: {
      platform: 'darwin',
      variables: { PATH: '/usr/bin:/usr/local/bin' },
      files: ['/usr/bin/python3', '/usr/local/bin/python3'],
      links: { '/usr/local/bin/python3': '/usr/bin/python3' },
    },
    given: { hasDeveloperTools: false, setting: '/usr/bin/../bin/python3' },
    expected: [
      '!/usr/bin/../bin/python3 < the setting reportLs.interpreter',
      '!/usr/bin/python3 < PATH',
      '!/usr/local/bin/python3 < PATH',
    ],
  },
  {
    what: 'a Mac with developer tools',
    machine: { platform: 'darwin', variables: { PATH: '/usr/bin' }, files: ['/usr/bin/python3'] },
    expected: ['/usr/bin/python3 < PATH'],
  },
  {
    what: "a Mac with Homebrew's and python.org's Pythons that PATH does not name",
    machine: {
      platform: 'darwin',
      variables: { PATH: '/usr/bin' },
      files: [
        '/usr/bin/python3',
        '/opt/homebrew/opt/python@3.12/bin/python3.12',
        '/opt/homebrew/opt/python@3.13/bin/python3.13',
        '/opt/homebrew/opt/python-packaging/bin/x',
        '/Library/Frameworks/Python.framework/Versions/3.11/bin/python3.11',
        '/Library/Frameworks/Python.framework/Versions/Current/bin/python3.11',
      ],
    },
    given: { hasDeveloperTools: false },
    expected: [
      '!/usr/bin/python3 < PATH',
      '/opt/homebrew/opt/python@3.13/bin/python3.13 < Homebrew',
      '/opt/homebrew/opt/python@3.12/bin/python3.12 < Homebrew',
      '/Library/Frameworks/Python.framework/Versions/3.11/bin/python3.11 < python.org',
    ],
  },
  {
    what: 'a workspace that is not trusted on a Mac, where case does not count',
    machine: { platform: 'darwin', variables: { PATH: '/users/ME/work/bin' }, files: ['/users/ME/work/bin/python3'] },
    given: { workspaceFolder: '/Users/me/Work', isTrusted: false },
    expected: ['!/users/ME/work/bin/python3 < PATH'],
  },
  {
    what: 'a new Windows, whose aliases lead to the Microsoft Store',
    machine: windows(`C:\\Windows;${STORE}`, { aliases: [`${STORE}\\python.exe`, `${STORE}\\python3.exe`] }),
    expected: [],
  },
  {
    what: 'a Windows with a Python from the Microsoft Store',
    machine: windows(`C:\\Windows;${STORE}\\`, {
      aliases: ['python.exe', 'python3.exe', 'python3.12.exe'].map((name) => `${STORE}\\${name}`),
    }),
    expected: [`${STORE}\\python3.12.exe < PATH`],
  },
  {
    what: 'a Windows with a Python from the Microsoft Store that PATH does not name',
    machine: windows('C:\\Windows', { aliases: [`${STORE}\\python3.13.exe`] }),
    expected: [`${STORE}\\python3.13.exe < the Microsoft Store`],
  },
  {
    what: 'a Windows with python.org on PATH before the aliases, and the launcher',
    machine: windows(`"C:\\Program Files\\Python312";C:\\WINDOWS;${STORE}`, {
      files: ['C:\\Program Files\\Python312\\python.exe', 'C:\\Windows\\py.exe'],
      aliases: [`${STORE}\\python.exe`],
    }),
    expected: [
      'C:\\Program Files\\Python312\\python.exe < PATH',
      ...LAUNCHED.map((version) => `C:\\WINDOWS\\py.exe ${version} < the py launcher`),
    ],
  },
  {
    what: "a Windows with one user's python.org Pythons that PATH does not name",
    machine: windows('', {
      files: ['Python39', 'Python310', 'Python312', 'Python311-arm64', 'Launcher'].map(
        (name) => `C:\\Users\\me\\AppData\\Local\\Programs\\Python\\${name}\\python.exe`,
      ),
    }),
    expected: ['Python312', 'Python311-arm64', 'Python310', 'Python39'].map(
      (name) => `C:\\Users\\me\\AppData\\Local\\Programs\\Python\\${name}\\python.exe < python.org`,
    ),
  },
  {
    what: 'a Windows with the Python install manager',
    machine: windows(STORE, {
      files: ['C:\\Users\\me\\AppData\\Local\\Python\\pythoncore-3.14-64\\python.exe'],
      aliases: ['python.exe', 'python3.exe', 'py.exe', 'pymanager.exe'].map((name) => `${STORE}\\${name}`),
    }),
    expected: [
      ...LAUNCHED.map((version) => `${STORE}\\py.exe ${version} < the py launcher`),
      'C:\\Users\\me\\AppData\\Local\\Python\\pythoncore-3.14-64\\python.exe < the Python install manager',
    ],
  },
  {
    what: 'a Windows with uv and pyenv-win, whose shims are scripts',
    machine: windows('C:\\Users\\me\\.pyenv\\pyenv-win\\shims', {
      files: [
        'C:\\Users\\me\\.pyenv\\pyenv-win\\shims\\python.bat',
        'C:\\Users\\me\\.pyenv\\pyenv-win\\versions\\3.12.1\\python.exe',
        'C:\\Users\\me\\AppData\\Roaming\\uv\\python\\cpython-3.11.9-windows-x86_64-none\\python.exe',
      ],
    }),
    expected: [
      'C:\\Users\\me\\AppData\\Roaming\\uv\\python\\cpython-3.11.9-windows-x86_64-none\\python.exe < uv',
      'C:\\Users\\me\\.pyenv\\pyenv-win\\versions\\3.12.1\\python.exe < pyenv',
    ],
  },
  {
    what: 'a Windows with conda of all users',
    machine: windows('', { files: ['C:\\ProgramData\\miniconda3\\python.exe'] }),
    expected: ['C:\\ProgramData\\miniconda3\\python.exe < conda'],
  },
  {
    what: 'folders of PATH on Windows that belong to the current drive or folder',
    machine: windows('\\bin;C:bin;bin;.;%SystemRoot%', {
      files: ['\\bin\\python.exe', 'C:bin\\python.exe', 'bin\\python.exe', 'python.exe', '%SystemRoot%\\python.exe'],
    }),
    expected: [],
  },
  {
    what: 'a .venv in a trusted workspace on Windows, whose drive VS Code writes in lower case',
    machine: windows('', { files: ['c:\\work\\.venv\\Scripts\\python.exe'] }),
    given: { workspaceFolder: 'c:\\work', report: 'C:\\Work\\reports\\README.md' },
    expected: ['c:\\work\\.venv\\Scripts\\python.exe < the workspace'],
  },
  {
    what: 'a .venv on a share',
    machine: windows('', { files: ['\\\\server\\share\\work\\.venv\\Scripts\\python.exe'] }),
    given: { workspaceFolder: '\\\\server\\share\\work', report: '\\\\server\\share\\work\\README.md' },
    expected: ['\\\\server\\share\\work\\.venv\\Scripts\\python.exe < the workspace'],
  },
  {
    what: 'a share and a drive that are not trusted, however they are written',
    machine: windows('\\\\SERVER\\Share\\Work\\bin;\\\\?\\UNC\\server\\share\\work\\bin', {
      files: ['\\\\server\\share\\work\\bin\\python.exe', '\\\\?\\UNC\\server\\share\\work\\bin\\python.exe'],
    }),
    given: { workspaceFolder: '\\\\server\\share\\work', isTrusted: false },
    expected: [
      '!\\\\SERVER\\Share\\Work\\bin\\python.exe < PATH',
      '!\\\\?\\UNC\\server\\share\\work\\bin\\python.exe < PATH',
    ],
  },
];

describe('candidates of', () => {
  for (const { what, machine, given, expected } of CASES) {
    it(what, () => {
      const found = [...candidates(sources(machine, given))].map(
        ({ command, args, origin, refusal }) => `${refusal ? '!' : ''}${[command, ...args].join(' ')} < ${origin}`,
      );
      assert.deepEqual(found, expected);
    });
  }

  it('a machine are not looked for further than is asked', () => {
    const looked: string[] = [];
    const { environment, ...rest } = sources({ variables: { PATH: '/usr/bin' } });
    const isFile = (file: string) => looked.push(file) > 0;
    const [first] = candidates({ ...rest, setting: '/my/python', environment: { ...environment, isFile } });
    assert.equal(first?.command, '/my/python');
    assert.deepEqual(looked, []);
  });
});
