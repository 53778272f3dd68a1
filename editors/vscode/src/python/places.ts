import { isFullPath, pathsOf, under, variable, type Environment } from './environment';

/** The Pythons of one kind of installation, the newest first. */
export interface Place {
  origin: 'uv' | 'pyenv' | 'conda' | 'Homebrew' | 'python.org' | 'the Python install manager';
  programs: string[];
}

/** How a place names the folders of its versions. The groups of the pattern are the numbers of the version. */
interface Naming {
  pattern: RegExp;
  /** Where the program is in such a folder. */
  program: string[];
}

const ANY_VERSION = /^(?:(\d+)\.(\d+)(?:\.(\d+))?)?/;
const CONDA_FOLDERS = ['miniforge3', 'mambaforge', 'miniconda3', 'anaconda3', 'micromamba', '.conda'];

/** Where Pythons are that PATH does not name. A generator, so that no folder is read before one is needed. */
export function* places(environment: Environment): Generator<Place> {
  yield { origin: 'uv', programs: uv(environment) };
  yield { origin: 'pyenv', programs: pyenv(environment) };
  yield { origin: 'conda', programs: conda(environment) };
  if (environment.platform === 'darwin') {
    yield { origin: 'Homebrew', programs: homebrew(environment) };
    yield { origin: 'python.org', programs: frameworks(environment) };
  }
  if (environment.platform === 'win32') {
    yield { origin: 'the Python install manager', programs: managed(environment) };
    yield { origin: 'python.org', programs: installers(environment) };
  }
}

function uv(environment: Environment): string[] {
  const { home, platform } = environment;
  const data =
    platform === 'win32'
      ? under(variable('APPDATA', environment), environment, 'uv', 'python')
      : (under(variable('XDG_DATA_HOME', environment), environment, 'uv', 'python') ??
        under(home, environment, '.local', 'share', 'uv', 'python'));
  const folder = under(variable('UV_PYTHON_INSTALL_DIR', environment), environment) ?? data;
  return installed(folder, environment, {
    pattern: /^cpython-(\d+)\.(\d+)(?:\.(\d+))?/,
    program: inPrefix(environment),
  });
}

function pyenv(environment: Environment): string[] {
  const own = under(variable('PYENV_ROOT', environment), environment);
  const usual =
    environment.platform === 'win32'
      ? (under(variable('PYENV', environment), environment) ??
        under(environment.home, environment, '.pyenv', 'pyenv-win'))
      : under(environment.home, environment, '.pyenv');
  const root = own ?? usual;
  const versions = root && under(root, environment, 'versions');
  return installed(versions, environment, { pattern: ANY_VERSION, program: inPrefix(environment) });
}

/** The environment that is active, then each base with its own environments. */
function conda(environment: Environment): string[] {
  const parents =
    environment.platform === 'win32'
      ? [environment.home, variable('LOCALAPPDATA', environment), variable('ProgramData', environment)]
      : [environment.home, '/opt', '/opt/homebrew/Caskroom', '/usr/local/Caskroom'];
  const bases = parents.flatMap((parent) =>
    [...CONDA_FOLDERS, 'conda', 'miniforge/base', 'miniconda/base'].map((name) => under(parent, environment, name)),
  );
  const active = under(variable('CONDA_PREFIX', environment), environment);
  const program = inPrefix(environment);
  return [
    ...present([active, ...bases], environment, program),
    ...bases.flatMap((base) =>
      installed(base && under(base, environment, 'envs'), environment, { pattern: ANY_VERSION, program }),
    ),
  ];
}

function homebrew(environment: Environment): string[] {
  return ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) =>
    installed(folder, environment, { pattern: /^python@(\d+)\.(\d+)$/, program: ['bin', 'python$1.$2'] }),
  );
}

function frameworks(environment: Environment): string[] {
  const versions = '/Library/Frameworks/Python.framework/Versions';
  return installed(versions, environment, { pattern: /^(\d+)\.(\d+)$/, program: ['bin', 'python$1.$2'] });
}

function managed(environment: Environment): string[] {
  const folder = under(variable('LOCALAPPDATA', environment), environment, 'Python');
  return installed(folder, environment, { pattern: /^pythoncore-(\d+)\.(\d+)/, program: ['python.exe'] });
}

/** Of one user, then of all. */
function installers(environment: Environment): string[] {
  const drive = variable('SystemDrive', environment) || 'C:';
  const folders = [
    under(variable('LOCALAPPDATA', environment), environment, 'Programs', 'Python'),
    under(variable('ProgramFiles', environment), environment),
    `${drive}\\`,
  ];
  return folders.flatMap((folder) =>
    installed(folder, environment, { pattern: /^Python(\d)(\d+)(?:-\w+)?$/i, program: ['python.exe'] }),
  );
}

/** Where the program is in the folder of a whole Python. */
function inPrefix({ platform }: Environment): string[] {
  return platform === 'win32' ? ['python.exe'] : ['bin', 'python'];
}

/** The programs in the folders of a place that have such a name, the newest version first. */
function installed(parent: string | undefined, environment: Environment, { pattern, program }: Naming): string[] {
  if (parent === undefined || !isFullPath(parent, environment)) {
    return [];
  }
  const found = environment.list(parent).flatMap((name) => {
    const version = pattern.exec(name);
    return version ? [{ name, numbers: version.slice(1).map((part) => Number(part || -1)) }] : [];
  });
  return found
    .sort((one, other) => newestFirst(one.numbers, other.numbers))
    .map(({ name, numbers }) => {
      const parts = program.map((part) => part.replace('$1.$2', numbers.slice(0, 2).join('.')));
      return pathsOf(environment).join(parent, name, ...parts);
    })
    .filter(environment.isFile);
}

function newestFirst(one: number[], other: number[]): number {
  const differs = one.findIndex((number, index) => number !== other[index]);
  return differs < 0 ? 0 : (other[differs] ?? 0) - (one[differs] ?? 0);
}

function present(folders: (string | undefined)[], environment: Environment, program: string[]): string[] {
  return folders
    .filter((folder) => folder !== undefined)
    .map((folder) => pathsOf(environment).join(folder, ...program))
    .filter(environment.isFile);
}
