// Unit tests run without VS Code. Of its API what they test needs `l10n` alone, of which @vscode/l10n is the same for programs outside of it.
const Module = require('node:module');
const l10n = require('@vscode/l10n');

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? { l10n } : load(request, ...rest));
