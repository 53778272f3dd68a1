import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

// What package.json contributes is held against the sources of the server, and against the documents. Its lists of codes, editions and switches
// are written from these by scripts/write_lists.py at the top.

const extension = path.join(__dirname, '../../..');
const server = path.join(extension, '../../server/report_ls');
const readText = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

interface Property {
  default: unknown;
  markdownDescription: string;
}

interface Manifest {
  engines: { vscode: string };
  repository: { url: string; directory: string };
  categories: string[];
  keywords: string[];
  extensionKind: string[];
  pricing: string;
  contributes: {
    configuration: { properties: Record<string, Property> };
    commands: { command: string; title: string; icon?: string }[];
    keybindings: { command: string; key: string; when: string }[];
    menus: Record<string, { command: string; when: string; group?: string }[]> & {
      commandPalette: { command: string; when: string }[];
    };
  };
}

const manifest = JSON.parse(readText(extension, 'package.json')) as Manifest;
const english = JSON.parse(readText(extension, 'package.nls.json')) as Record<string, string>;
const { properties } = manifest.contributes.configuration;
/** Of the client alone. */
const OWN = ['interpreter', 'server', 'trace.server'];

describe('settings', () => {
  it('are those that the server reads', () => {
    const source = readText(server, 'lsp/session/settings.py');
    const features = namesIn(/^FEATURES = \(([^)]*)\)$/m.exec(readText(server, 'lsp/session/features.py'))?.[1]);
    const read = [...source.matchAll(/value\.get\("(\w+)"|_globs\(value, "(\w+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    const expected = [...new Set(read), ...features.map((feature) => `${feature}.enabled`), ...OWN];
    assert.deepEqual(Object.keys(properties).sort(), expected.map((name) => `reportLs.${name}`).sort());
  });

  it('have everything on but the count that the line over each question tells already', () => {
    const switches = Object.entries(properties).filter(([name]) => name.endsWith('.enabled'));
    const off = switches.filter(([, property]) => property.default !== true).map(([name]) => name);
    assert.deepEqual(off, ['reportLs.inlayHint.enabled']);
  });

  it('are described, and documented in the README', () => {
    const readme = readText(extension, 'README.md');
    for (const [name, property] of Object.entries(properties)) {
      assert.match(english[property.markdownDescription.slice(1, -1)] ?? '', /^\*?[A-Z].*\.$/, name);
      assert.ok(readme.includes(`\`${name}\``), `${name} is not in the README`);
    }
  });
});

describe('commands', () => {
  it('are in the palette for reports alone', () => {
    const { commands, menus } = manifest.contributes;
    const anywhere = ['reportLs.openReport'];
    for (const { command } of commands.filter(({ command }) => !anywhere.includes(command))) {
      const when = menus.commandPalette.find((entry) => entry.command === command)?.when;
      assert.match(when ?? '', /^(?:reportLs\.hasReport|reportLs\.previewView(?: == '[\w-]+')?|false)$/, command);
    }
  });
});

describe('menus', () => {
  const { commands, menus } = manifest.contributes;

  it('that draw icons have an icon and a title for each, and the palette has its command, too', () => {
    for (const menu of ['editor/title', 'view/title', 'view/item/context']) {
      for (const { command } of menus[menu] ?? []) {
        const known = commands.find((each) => each.command === command);
        assert.match(known?.icon ?? '', /^\$\([a-z-]+\)$/, command);
        assert.match(english[known?.title.slice(1, -1) ?? ''] ?? '', /^[A-Z]/, command);
        assert.ok(
          menus.commandPalette.some((entry) => entry.command === command),
          command,
        );
      }
    }
  });

  it('offer by keyboard whatever a line of the view has as a button', () => {
    const entries = menus['view/item/context'] ?? [];
    const inline = entries.filter(({ group }) => group === 'inline').map(({ command }) => command);
    const listed = entries.filter(({ group }) => group !== 'inline').map(({ command }) => command);
    assert.deepEqual(listed, inline);
  });
});

describe('the extension', () => {
  it('runs in VS Code 1.100', () => {
    assert.equal(manifest.engines.vscode, '^1.100.0');
  });

  it('has its pictures as files alone, which its page shows by their address in the repository', () => {
    mkdirSync(path.join(extension, 'dist'), { recursive: true });
    execFileSync('node', [path.join(extension, 'scripts/address-pictures.mjs')]);
    const page = readText(extension, 'dist/README.md');
    const { url, directory } = manifest.repository;
    const addresses = [...page.matchAll(/\]\(([^)\s]*\.png)\)/g)].map((match) => match[1] ?? '');
    assert.ok(addresses.length >= 3);
    for (const address of addresses) {
      assert.ok(address.startsWith(`${url.replace(/\.git$/, '')}/raw/HEAD/${directory}/media/`), address);
      assert.ok(existsSync(path.join(extension, 'media', path.basename(address))), address);
    }
    assert.doesNotMatch(page, /data:/);
  });

  it('is found by what students look for, runs beside the report, and costs nothing', () => {
    const { categories, keywords, extensionKind, pricing, ...rest } = manifest;
    assert.deepEqual(categories, ['Linters', 'Education']);
    assert.ok(keywords.includes('02476') && keywords.includes('mlops') && keywords.length <= 30);
    assert.deepEqual([extensionKind, pricing], [['workspace'], 'Free']);
    assert.ok(!('badges' in rest));
  });

  it('has keys that are taken while a report is written, and no others', () => {
    const { keybindings } = manifest.contributes;
    assert.deepEqual(keybindings.map(({ command }) => command).sort(), [
      'reportLs.nextUnfinished',
      'reportLs.openPreview',
      'reportLs.previousUnfinished',
    ]);
    assert.deepEqual(new Set(keybindings.map(({ when }) => when)), new Set(['editorTextFocus && reportLs.isReport']));
  });

  it('is built from whatever registry npm is told to use', () => {
    assert.ok(!readText(extension, 'package-lock.json').includes('"resolved"'));
  });
});

function namesIn(tuple: string | undefined): string[] {
  return [...(tuple ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}
