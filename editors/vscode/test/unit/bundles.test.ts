import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

// The texts of the extension: those of the manifest in package.nls.json, those of the code in l10n/, and all of them in Danish.

type Texts = Record<string, string>;

const extension = path.join(__dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(extension, file), 'utf8'));

const manifest = read('package.json') as Record<string, unknown>;
const english = read('package.nls.json') as Texts;
const danish = read('package.nls.da.json') as Texts;
const bundle = read('l10n/bundle.l10n.da.json') as Texts;

/** Each text in English with its Danish. */
const pairs = [
  ...Object.entries(english).map(([key, text]) => [text, danish[key] ?? ''] as const),
  ...Object.entries(bundle),
];

/** The texts that the code asks for. */
async function asked(): Promise<string[]> {
  const src = path.join(extension, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const contents = files.map((file) => ({ extension: '.ts', contents: readFileSync(path.join(src, file), 'utf8') }));
  return Object.keys(await getL10nJson(contents));
}

/** All strings of a part of the manifest, each with the path to it. */
function* strings(value: unknown, place: string[] = []): Generator<[place: string[], text: string]> {
  if (typeof value === 'string') {
    yield [place, value];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      yield* strings(each, [...place, key]);
    }
  }
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([found]) => found).sort();

describe('the texts of the code', () => {
  let texts: string[];

  before(async function () {
    // Its parser is WebAssembly
    this.timeout(60_000);
    texts = await asked();
  });

  it('are those of the Danish bundle', () => {
    assert.deepEqual(Object.keys(bundle).sort(), texts.sort());
  });

  it('are looked for by VS Code in the folder of the bundle', () => {
    assert.equal(manifest.l10n, './l10n');
  });

  it('are found in all ways in which they are asked for', () => {
    for (const text of [
      'Show sizes and previews here',
      '{0} did not answer within {1} seconds.',
      'Which page is shown',
    ]) {
      assert.ok(texts.includes(text), text);
    }
  });
});

describe('the texts of the manifest', () => {
  const { contributes, capabilities, displayName, description } = manifest;
  const shown = [...strings({ contributes, capabilities, displayName, description })];

  it('are in English and in Danish', () => {
    assert.deepEqual(Object.keys(danish), Object.keys(english));
  });

  it('are all that the manifest names, and no others', () => {
    const named = shown.flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(english).sort());
  });

  it('do not stand in the manifest itself', () => {
    const ofText =
      /^(?:.*[dD]escriptions?|altText|category|contents|contextualTitle|detail|displayName|label|placeholder|title|tooltip|.*[mM]essages?)$/;
    const ofMachine = ['when', 'key', 'mac'];
    const isViewName = (place: string[]) => place.at(-1) === 'name' && place.includes('views');
    const texts = shown.filter(([place, text]) => {
      const names = place.filter((part) => !/^\d+$/.test(part));
      const name = names.at(-1) ?? '';
      return ofText.test(name) || isViewName(names) || (/\s/.test(text) && !ofMachine.includes(name));
    });
    assert.ok(texts.length > 100);
    const inside = texts.filter(([, text]) => !/^%.+%$/.test(text));
    assert.deepEqual(inside, []);
  });
});

describe('the style of the preview', () => {
  it('puts in no words', () => {
    const style = readFileSync(path.join(extension, 'media/preview.css'), 'utf8');
    const contents = all(style, /(?<=\bcontent:)[^;]*/g);
    assert.ok(contents.length > 0);
    assert.deepEqual(
      contents.filter((content) => /['"][^'"]*\p{L}[^'"]*['"]/u.test(content)),
      [],
    );
  });
});

describe('a Danish text', () => {
  /** Those that are the same in both languages. */
  const SAME = ['1 problem', 'Python {0}', '{0} B', '{0} kB'];

  it('is one, and not the English', () => {
    const same = pairs.filter(([text, translated]) => text === translated).map(([text]) => text);
    assert.deepEqual(same.sort(), SAME);
    assert.deepEqual(
      pairs.filter(([, translated]) => translated.trim() === ''),
      [],
    );
  });

  const kept: [what: string, pattern: RegExp][] = [
    ['placeholders', /\{\d+\}/g],
    ['code', /`+[^`]+`+/g],
    ['commands behind links', /\]\([^)]*\)/g],
    ['icons', /\$\([\w-]+\)/g],
    ['line ends', /\n/g],
    ['emphasis', /\*+(?=\S)|(?<=\S)\*+/g],
    ['names of settings and files', /\b[\w.]+\.(?:py|html|md|org)\b|\b(?:reportLs|markdown)\.[\w.]*\w|\bfigures\//g],
    ['versions', /\b\d+\.\d+\b/g],
  ];
  for (const [what, pattern] of kept) {
    it(`has the ${what} of the English one`, () => {
      for (const [text, translated] of pairs) {
        assert.deepEqual(all(translated, pattern), all(text, pattern), text);
      }
    });
  }

  it('is the same wherever the English is', () => {
    const known = new Map<string, string>();
    for (const [text, translated] of pairs) {
      assert.equal(translated, known.get(text) ?? translated, text);
      known.set(text, translated);
    }
  });

  it('ends as the English one does', () => {
    for (const [text, translated] of pairs) {
      const end = (of: string) => /(?:[.:…]|\.\.\.)?$/.exec(of)?.[0];
      assert.equal(end(translated), end(text), text);
    }
  });

  it('names a command as the palette does', () => {
    const cited = pairs.flatMap(([text, translated]) => {
      const [title] = all(text, /(?<=\*Report: )[^*]+(?=\*)/g);
      return title === undefined ? [] : [{ title, translated }];
    });
    assert.ok(cited.length >= 2);
    for (const { title, translated } of cited) {
      const [key] = Object.entries(english).find(([key, text]) => key.startsWith('command.') && text === title) ?? [];
      assert.ok(key, title);
      assert.ok(translated.includes(`*${danish.category}: ${danish[key]}*`), translated);
    }
  });

  it('has the severity that a code is shown with', () => {
    const words: Texts = { error: 'fejl', warning: 'advarsel', information: 'oplysning', hint: 'tip' };
    const codes = Object.entries(english).filter(([key]) => key.startsWith('severity.'));
    assert.ok(codes.length > 50);
    for (const [key, text] of codes) {
      const severity = /Shown as (\w+) unless set\.$/.exec(text)?.[1] ?? '';
      assert.match(
        danish[key] ?? '',
        new RegExp(`\\. Vises som ${words[severity]}, medmindre andet er angivet\\.$`),
        key,
      );
    }
  });
});
