import { readdirSync, readFileSync } from 'node:fs';

/** The report servers that this extension host has started, found among the machine's processes. */
export function serverPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const isAlive = !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
        return (
          isAlive &&
          Number(parent) === process.pid &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('run_server.py')
        );
      } catch {
        // It ended in between
        return false;
      }
    });
}

/** The programs that run these servers. */
export function serverCommands(): string[] {
  return serverPids().flatMap((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, 1);
    } catch {
      return [];
    }
  });
}
