import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  answer,
  answerRange,
  closePreviews,
  find,
  isPreview,
  openReport,
  problems,
  putCursor,
  revert,
  root,
} from '../support/editor';
import * as page from '../support/page';
import { holdsWithin, pause, until } from '../support/wait';

const HOSTILE = [
  "<script>parent.postMessage({ type: 'go', line: 0 }, '*'); document.title = 'ran'</script>",
  '<img src=x onerror="document.body.id = \'ran\'">',
  '<img src="figures/confusion.png" onload="document.body.id = \'ran\'">',
  '<a id=trap href="javascript:document.body.id = \'ran\'">a trap</a>',
  "[another trap](javascript:document.body.id='ran')",
  '<iframe src="https://evil.example/frame"></iframe>',
  '<svg onload="document.body.id = \'ran\'"></svg>',
  '<style>body { background: url(https://evil.example/style) }</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/refresh">',
  '![a](../secret.png) ![b](figures/../../secret.png) ![c](figures/%2e%2e/%2e%2e/secret.png) ![d](/etc/passwd)',
  '![e](https://evil.example/picture.png) ![f](//evil.example/picture.png) ![g](file:///etc/passwd)',
];

suite('Preview', () => {
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    editor = await openReport();
    await vscode.commands.executeCommand('reportLs.openPreview');
    await until('the preview', async () => (await page.inWebview('main h2')).length > 3);
  });
  suiteTeardown(async () => {
    await closePreviews();
  });
  teardown(async () => {
    await revert(editor);
    await page.clickInWebview('[data-view="hand-in"]');
  });

  const main = async () => (await page.inWebview('main')).join('');
  const shows = async (text: string) =>
    await until(`${text} in the preview`, async () => (await main()).includes(text));

  test('is beside the editor, which keeps the focus, and is opened once', async () => {
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await vscode.commands.executeCommand('reportLs.openPreview');
    const previews = vscode.window.tabGroups.all.map(({ tabs }) => tabs.filter(isPreview).length);
    assert.deepEqual(previews, [0, 1]);
  });

  test('shows text that is typed within 300 ms', async () => {
    await answer(editor, 9, 'Typed: ');
    await shows('Typed:');
    const place = () => answerRange(editor.document, 9).start.translate(1, 'Typed: '.length);
    let word = '';
    await holdsWithin(
      300,
      async () => {
        await until(
          'the word in the preview',
          async () => (await page.inWebview(`main p:has-text("${word}")`)).length > 0,
        );
      },
      async () => {
        await revertTyped();
      },
      async () => {
        // By hand: a selection that is set through the API may come after the first key
        editor.revealRange(new vscode.Range(place(), place()), vscode.TextEditorRevealType.InCenter);
        await page.click('.monaco-editor .view-line:has-text("Typed:")');
        await page.press('End');
        await until('the cursor at the end', () => editor.selection.active.isEqual(place()));
        word = `w${Date.now() % 10_000}x`;
        // As fast as a person can
        await page.type(word, 50);
      },
    );

    async function revertTyped(): Promise<void> {
      await answer(editor, 9, 'Typed: ');
      await until('no word', async () => !(await main()).includes(word));
    }
  });

  test('stays, and goes on, when the language of its report is another one for a while', async () => {
    await vscode.languages.setTextDocumentLanguage(editor.document, 'plaintext');
    await vscode.languages.setTextDocumentLanguage(editor.document, 'markdown');
    await answer(editor, 9, 'Markdown again.');
    await shows('Markdown again.');
  });

  test('shows pictures of the figures folder', async () => {
    await answer(editor, 9, '![a](figures/confusion.png)');
    await until(
      'the picture',
      async () => (await page.picturesInWebview('main img[src^="figures/confusion.png"]')) > 0,
    );
  });

  test('goes to the problem whose mark is clicked, and to the line of a block that is double-clicked', async () => {
    await answer(editor, 9, '🙂 Here ![a](figures/none.png).\n\nA block.');
    const mark = 'main button.mark[data-code="image-not-found"]:has-text("figures/none.png")';
    await until('the mark', async () => (await page.inWebview(mark)).length > 0);
    putCursor(editor, new vscode.Position(0, 0));
    await page.clickInWebview(mark);
    const [problem] = problems(editor.document.uri, 'image-not-found').filter(({ message }) =>
      message.includes('none.png'),
    );
    await until('the cursor at it', () =>
      editor.selection.active.isEqual(problem?.range.start ?? editor.selection.active.translate(1)),
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await page.clickInWebview('main p:has-text("A block.")', 2);
    await until(
      'the cursor in it',
      () => editor.selection.active.line === find(editor.document, 'A block.').start.line,
    );
  });

  test('marks a fault of the hand-in, and shows with a switch what GitHub shows', async () => {
    await answer(editor, 9, 'We did:\n- one\n- two');
    const mark = 'main p:has-text("We did:") button.mark[data-code="page-list"]';
    await until('the mark', async () => (await page.inWebview(mark)).length > 0);
    const [shown] = await page.inWebview('main p:has-text("We did:")');
    assert.match(shown ?? '', /We did:\s*- one\s*- two/);
    await page.clickInWebview('[data-view="github"]');
    await until('a list', async () => /<li [^>]*>two<\/li>/.test(await main()));
    assert.deepEqual(await page.inWebview(mark), []);
    const [pressed] = await page.inWebview('header [aria-pressed="true"]');
    assert.match(pressed ?? '', /As GitHub shows it/);
    await page.clickInWebview('[data-view="hand-in"]');
    await until('no list', async () => !/<li [^>]*>two<\/li>/.test(await main()));
  });

  test('scrolls with the cursor, and the editor with it', async () => {
    putCursor(editor, new vscode.Position(0, 0));
    await until('the top', async () => (await page.scrollOfWebview()) < 400);
    const heading = find(editor.document, '### Question 20\n').start;
    putCursor(editor, heading);
    const current = await until('the block of the cursor', async () => {
      const [found] = await page.inWebview('main [data-current]');
      return found?.includes('Question 20') && found;
    });
    assert.match(current, /data-line="\d+"/);
    assert.ok((await page.scrollOfWebview()) > 1000);
    await pause(500);
    await page.scrollOfWebview(0);
    await until('the first line', () => editor.visibleRanges[0]?.start.line === 0);
  });

  test('scrolls by lines, not by blocks, and the editor with it', async () => {
    const code = Array.from({ length: 80 }, (_, index) => `    line_${index} = ${index}`).join('\n');
    await answer(editor, 9, `A block:\n\n${code}`);
    await shows('line_79');
    const first = find(editor.document, '    line_0 =').start.line;
    const top = () => editor.visibleRanges[0]?.start.line ?? 0;
    const places: { line: number; scroll: number }[] = [];
    for (const line of [first + 20, first + 30, first + 40]) {
      const before = top();
      editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
      await until('the line', () => top() !== before);
      await pause(500);
      places.push({ line: top(), scroll: await page.scrollOfWebview() });
    }
    const [one, two, three] = places;
    assert.ok(one && two && three);
    const heights = [two, three].map(({ line, scroll }, index) => {
      const last = places[index] ?? one;
      return (scroll - last.scroll) / (line - last.line);
    });
    const [height = 0, other = 0] = heights;
    assert.ok(height > 5 && Math.abs(height - other) < 0.5, `all lines are as high as others: ${heights.join(', ')}`);
    // Headings that stick to the top of the editor hide as many lines each time
    const tops: number[] = [];
    for (const lines of [45, 40, 30]) {
      const before = top();
      await page.scrollOfWebview(one.scroll + lines * height);
      await until('another line', () => top() !== before);
      await pause(500);
      tops.push(top());
    }
    const [far = 0, near = 0, nearest = 0] = tops;
    assert.ok(Math.abs(far - near - 5) <= 1 && Math.abs(near - nearest - 10) <= 1, tops.join(', '));
  });

  /** VS Code looks four times a second whether a webview has the focus. */
  async function focusPreview(): Promise<void> {
    await until('the preview in front', async () => {
      await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      await pause(600);
      await page.clickInWebview('header #marks');
      await pause(600);
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab !== undefined && isPreview(tab);
    });
  }

  test('has its commands as icons above it and in the palette, about the preview in front', async () => {
    const click = async (label: string) => {
      await focusPreview();
      await page.click(`.editor-group-container.active .action-label[aria-label^="${label}"]`);
    };
    const isShown = (view: string) => async () =>
      (await page.inWebview(`[data-view="${view}"][aria-pressed="true"]`)).length > 0;
    await click('Preview as GitHub Shows It');
    await until('the view', isShown('github'));
    await click('Preview as Handed In');
    await until('the view', isShown('hand-in'));
    await click('Preview as GitHub Shows It');
    await until('the view', isShown('github'));
    await click('Reload Preview');
    await until('the page', async () => (await page.inWebview('main h2')).length > 3);
    await until('the same view', isShown('github'));
    await click('Go to the Text of the Preview');
    await until(
      'the text',
      () => vscode.window.activeTextEditor?.document.uri.toString() === editor.document.uri.toString(),
    );
    // From the text, by keyboard
    await vscode.commands.executeCommand('workbench.action.quickOpen', '>Report: Preview as');
    assert.match((await page.untilQuickPick())[0] ?? '', /Preview as Handed In/);
    await page.press('Enter');
    await until('the view', isShown('hand-in'));
  });

  test('runs and loads nothing of a hostile report', async () => {
    writeFileSync(join(root(), 'secret.png'), SECRET);
    await page.watchRequests();
    await answer(editor, 9, HOSTILE.join('\n\n'));
    await shows('a trap');
    for (const view of ['hand-in', 'github']) {
      await page.clickInWebview(`[data-view="${view}"]`);
      await until(
        'the view',
        async () => (await page.inWebview(`[data-view="${view}"][aria-pressed="true"]`)).length > 0,
      );
      await shows('a trap');
      await page.clickInWebview('main a:has-text("a trap")');
      await pause(300);
      assert.doesNotMatch(await main(), /<script|<iframe|<svg|<style|<base|<meta|onerror|onload|href="javascript/);
      const sources = (await page.inWebview('main img')).map((image) => /src="([^"]*)"/.exec(image)?.[1]);
      assert.ok(sources.length > 0 && sources.every((source) => /^figures\/[\w.%-]+\?[0-9a-f]+$/.test(source ?? '')));
      assert.deepEqual(await page.inWebview('#ran'), []);
    }
    const seen = await page.requestsSeen();
    assert.deepEqual(
      seen.filter((address) => /evil|secret|passwd/.test(address)),
      [],
    );
  });
});

const SECRET = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
