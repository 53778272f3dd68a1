import { readdirSync, realpathSync, statSync } from 'node:fs';
import * as os from 'node:os';
import type { Environment } from './environment';

/** The machine that the extension runs on. */
export function thisMachine(): Environment {
  return {
    platform: process.platform,
    variables: process.env,
    // A user of a container may have no entry that names a folder
    home: orElse('', os.homedir),
    // Not `throwIfNoEntry` alone: an alias of the Microsoft Store, a loop of links or a folder that is closed to the user throws all the same
    isFile: (file) => orElse(false, () => statSync(file).isFile()),
    list: (folder) => orElse([], () => readdirSync(folder)),
    realPath: (file) => orElse(file, () => realpathSync(file)),
  };
}

/** What is read, or something else where it cannot be, whatever the reason. */
function orElse<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
