/** Where the extension looks for Pythons, besides PATH and the user's folder. */
const VARIABLES = ['PYENV_ROOT', 'UV_PYTHON_INSTALL_DIR', 'XDG_DATA_HOME', 'CONDA_PREFIX', 'VIRTUAL_ENV'];

/**
 * Hide the machine's Pythons from the extension, which shares this process: it finds those alone that are on `path`. VS Code takes its PATH
 * from the login shell, so this is done when the tests run.
 */
export function hidePythons(path = process.env.TEST_PATH): void {
  process.env.PATH = path;
  process.env.HOME = process.env.TEST_HOME;
  for (const name of VARIABLES) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the names are those above
    delete process.env[name];
  }
}
