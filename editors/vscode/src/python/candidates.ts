import { isFullPath, isWithin, pathsOf, under, variable, type Environment } from './environment';
import { foldersOnPath, programs } from './pathSearch';
import { places, type Place } from './places';
import { refusal, type Permissions } from './refusal';
import { fromSetting } from './setting';

/** Where a Python was found, in the words of the log and of the choice. */
export type Origin =
  | typeof SETTING
  | 'the Python extension'
  | 'the workspace'
  | 'PATH'
  | 'the Microsoft Store'
  | 'the py launcher'
  | Place['origin'];

// eslint-disable-next-line report-ls/texts -- as all origins: `originText` says it
export const SETTING = 'the setting reportLs.interpreter';

/** A program that may be a Python. */
export interface Candidate {
  command: string;
  args: string[];
  origin: Origin;
  /** Why it must not be run, in a sentence. */
  refusal?: string;
}

export interface Sources extends Permissions {
  /** The setting `reportLs.interpreter`; empty if it is not set. */
  setting: string;
  /** What is chosen in a Python extension. */
  chosen: string | undefined;
  /** The report that is checked; undefined where it is no file. */
  report: string | undefined;
  /** The workspace folder that the report is in, or else the first. */
  workspaceFolder: string | undefined;
  environment: Environment;
}

/** The versions that are looked for by name: those that the server is tested with, then those that may follow. */
const MINORS = [14, 13, 12, 11, 15, 16, 17, 18, 19];
const TESTED = MINORS.slice(0, 4);

/** The Pythons to try, the most wanted first, each once. A generator, so that nothing is looked for when an earlier one fits. */
export function* candidates(sources: Sources): Generator<Candidate> {
  const known = new Set<string>();
  for (const candidate of all(sources)) {
    const command = [candidate.command, ...candidate.args].join('\0');
    const key = sources.environment.platform === 'win32' ? command.toLowerCase() : command;
    if (!known.has(key)) {
      known.add(key);
      const reason = refusal(candidate.command, sources, sources.environment);
      yield reason === undefined ? candidate : { ...candidate, refusal: reason };
    }
  }
}

function* all(sources: Sources): Generator<Candidate> {
  const { setting, chosen, workspaceFolder, environment } = sources;
  if (setting) {
    yield { command: fromSetting(setting, workspaceFolder, environment), args: [], origin: SETTING };
  }
  if (chosen) {
    yield { command: chosen, args: [], origin: 'the Python extension' };
  }
  yield* each(inProject(sources), 'the workspace');
  yield* onPath(environment);
  yield* launched(environment);
  for (const { origin, programs } of places(environment)) {
    yield* each(programs, origin);
  }
}

/** The virtual environments beside the report and above it, up to the workspace folder. */
function inProject({ report, workspaceFolder, environment }: Sources): string[] {
  if (!workspaceFolder || !isFullPath(workspaceFolder, environment)) {
    return [];
  }
  const program = environment.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
  return projectFolders(report, workspaceFolder, environment)
    .flatMap((folder) => ['.venv', 'venv'].map((name) => pathsOf(environment).join(folder, name, program)))
    .filter(environment.isFile);
}

function projectFolders(report: string | undefined, workspaceFolder: string, environment: Environment): string[] {
  const paths = pathsOf(environment);
  const folders: string[] = [];
  let folder = report && isWithin(report, workspaceFolder, environment) ? paths.dirname(report) : workspaceFolder;
  while (isWithin(folder, workspaceFolder, environment) && !isWithin(workspaceFolder, folder, environment)) {
    folders.push(folder);
    folder = paths.dirname(folder);
  }
  return [...folders, workspaceFolder];
}

/** `python3.14` and the like, `python3` and `python`; on Windows the Store's folder is looked at even where PATH has lost it. */
function* onPath(environment: Environment): Generator<Candidate> {
  const folders = foldersOnPath(environment);
  const names = [...MINORS.map((minor) => `python3.${minor}`), 'python3', 'python'];
  yield* each(
    names.flatMap((name) => programs(name, folders, environment)),
    'PATH',
  );
  const store = under(variable('LOCALAPPDATA', environment), environment, 'Microsoft', 'WindowsApps');
  if (store !== undefined && environment.platform === 'win32') {
    yield* each(
      names.flatMap((name) => programs(name, [store], environment)),
      'the Microsoft Store',
    );
  }
}

/** What the launcher of Windows finds, which is all that installers have registered. */
function* launched(environment: Environment): Generator<Candidate> {
  if (environment.platform !== 'win32') {
    return;
  }
  const usual = [
    under(variable('SystemRoot', environment), environment),
    under(variable('LOCALAPPDATA', environment), environment, 'Programs', 'Python', 'Launcher'),
    under(variable('LOCALAPPDATA', environment), environment, 'Microsoft', 'WindowsApps'),
  ].filter((folder) => folder !== undefined);
  const [launcher] = programs('py', [...foldersOnPath(environment), ...usual], environment);
  if (launcher !== undefined) {
    for (const version of [...TESTED.map((minor) => `-3.${minor}`), '-3']) {
      yield { command: launcher, args: [version], origin: 'the py launcher' };
    }
  }
}

function* each(commands: string[], origin: Origin): Generator<Candidate> {
  for (const command of commands) {
    yield { command, args: [], origin };
  }
}
