// Lets the tests, which run in the extension host, see and use the page that VS Code is shown in.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import axe from 'axe-core';

/** How long a click waits for what is to be clicked. */
const PATIENCE = { timeout: 60_000 };
/** As the DevTools protocol numbers it. */
const SHIFT = 8;

const NAMES = [
  'aria-treeitem-name',
  'aria-command-name',
  'button-name',
  'link-name',
  'image-alt',
  'aria-roles',
  'aria-valid-attr-value',
];

/** The page of the one webview that is in sight: a frame within a frame. */
const webview = (page) => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/**
 * What axe finds in `element` of a frame, by all of its rules or by those named, as "rule: element"; and of how many elements it has found that their contrast is
 * enough. What it can't decide about contrast is a fault, too.
 */
async function faults(frame, element, rules) {
  await frame.evaluate(axe.source);
  const { violations, incomplete, passes } = await frame.evaluate(
    async ([selector, options]) => await window.axe.run(selector, options),
    [element, { iframes: false, ...(rules && { runOnly: rules }) }],
  );
  const undecided = incomplete.filter(({ id }) => id === 'color-contrast');
  const contrast = passes.find(({ id }) => id === 'color-contrast');
  return {
    faults: [...violations, ...undecided].flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
    contrasts: contrast?.nodes.length ?? 0,
  };
}

/** Serve what tests ask of the page. Screenshots go to `shots`. */
export async function servePage(shots) {
  let page;
  let requests = [];
  // VS Code draws the rows of a list in any order
  const visible = async (selector) =>
    await page.locator(selector).evaluateAll((found) =>
      found
        .filter((one) => one.checkVisibility())
        .map((one) => ({
          top: one.getBoundingClientRect().top,
          text: one.innerText,
          label: one.querySelector('.label-name')?.textContent ?? '',
          description: one.querySelector('.label-description')?.textContent ?? '',
        }))
        .sort((one, other) => one.top - other.top),
    );
  const actions = {
    /** The lines of a tree, as "label description". */
    lines: async ({ selector }) =>
      (await visible(`${selector} .monaco-list-row`)).map(({ label, description }) => `${label} ${description}`.trim()),
    /** The texts of all visible elements, from top to bottom. */
    texts: async ({ selector }) => (await visible(selector)).map(({ text }) => text),
    attributes: async ({ selector, name }) =>
      await page.locator(selector).evaluateAll((found, of) => found.map((one) => one.getAttribute(of)), name),
    /** The pictures that an element draws: older versions draw an icon before it, newer ones in a part of it, or as content. */
    iconBefore: async ({ selector }) =>
      await page
        .locator(selector)
        .first()
        .evaluate((one) =>
          [one, ...one.querySelectorAll('*')]
            .flatMap((part) => [window.getComputedStyle(part), window.getComputedStyle(part, '::before')])
            .map(({ backgroundImage, content }) => `${backgroundImage} ${content}`)
            .join(' '),
        ),
    /** How many of the images are loaded and drawn. */
    pictures: async ({ selector }) =>
      await page
        .locator(selector)
        .evaluateAll((found) => found.filter((one) => one.complete && one.naturalWidth > 0).length),
    click: async ({ selector, limit }) =>
      await page
        .locator(selector)
        .first()
        .click(limit ? { timeout: limit } : PATIENCE),
    /** What a webview that is in sight holds: the outer HTML of all such elements. */
    inWebview: async ({ selector }) =>
      await webview(page)
        .locator(selector)
        .evaluateAll((found) => found.map((one) => one.outerHTML)),
    clickInWebview: async ({ selector, count }) =>
      await webview(page)
        .locator(selector)
        .first()
        .click({ ...PATIENCE, clickCount: count }),
    /** How many of the images in a webview are loaded and drawn. */
    picturesInWebview: async ({ selector }) =>
      await webview(page)
        .locator(selector)
        .evaluateAll((found) => found.filter((one) => one.complete && one.naturalWidth > 0).length),
    /** How far a webview is scrolled, in pixels; first scrolled there, if `to` is given. */
    scrollOfWebview: async ({ to }) =>
      await webview(page)
        .locator('html')
        .evaluate((html, top) => {
          if (top !== undefined) {
            html.scrollTop = top;
          }
          return html.scrollTop;
        }, to),
    /** What axe finds in the webview that is in sight. */
    axeInWebview: async () => {
      const html = await webview(page).locator('html').elementHandle(PATIENCE);
      return await faults(await html.ownerFrame(), 'html');
    },
    /** What axe finds of names and roles in an element that VS Code draws. The rest is VS Code's. */
    axe: async ({ selector }) => await faults(page.mainFrame(), selector, NAMES),
    /** The text of what has the focus in the webview. */
    focusedInWebview: async () =>
      await webview(page)
        .locator(':focus')
        .evaluateAll((found) => found.map((one) => one.textContent)),
    /** The addresses that are asked for from now on, by whatever frame, until `requestsSeen`. */
    watchRequests: async () => {
      requests = [];
    },
    requestsSeen: async () => requests,
    hover: async ({ selector }) => await page.locator(selector).first().hover(PATIENCE),
    press: async ({ key }) => await page.keyboard.press(key),
    /** Press a key, and tell how many milliseconds later the text of an element is another one, that `pattern` matches. */
    timeTo: async ({ selector, key, pattern }) => {
      // A key may overtake what the page is asked, so it is pressed once the page is listening
      const time = await page.evaluateHandle(
        ([element, wanted]) => ({
          seen: new Promise((done) => {
            let start;
            window.addEventListener('keydown', () => (start = window.performance.now()), { once: true, capture: true });
            const observer = new window.MutationObserver(() => {
              if (new RegExp(wanted).test(document.querySelector(element)?.innerText.trim() ?? '')) {
                observer.disconnect();
                done(window.performance.now() - start);
              }
            });
            observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          }),
        }),
        [selector, pattern],
      );
      await page.keyboard.press(key);
      return await time.evaluate(({ seen }) => seen);
    },
    type: async ({ text, delay }) => await page.keyboard.type(text, { delay: delay ?? 0 }),
    move: async ({ x, y }) => await page.mouse.move(x, y),
    resize: async ({ width, height }) => await page.setViewportSize({ width, height }),
    /** Put a picture on the clipboard, as a screenshot tool does. */
    copyPicture: async ({ file }) =>
      await page.evaluate(async (data) => {
        const blob = new window.Blob([Uint8Array.from(window.atob(data), (one) => one.charCodeAt(0))], {
          type: 'image/png',
        });
        await navigator.clipboard.write([new window.ClipboardItem({ 'image/png': blob })]);
      }, readFileSync(file).toString('base64')),
    /** Drag a file from a file manager into the text, to the cursor, and drop it with the Shift key, as VS Code asks for. */
    dropAtCursor: async ({ file }) => {
      const box = await page.locator('.monaco-editor .cursors-layer .cursor').first().boundingBox(PATIENCE);
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      const place = { x: box.x + 1, y: box.y + box.height / 2, data, modifiers: SHIFT };
      for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop']) {
        await session.send('Input.dispatchDragEvent', { type, ...place });
      }
      await session.detach();
    },
    screenshot: async ({ name }) => {
      await page.screenshot({ path: join(shots, `${name}.png`) });
    },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const { action, ...args } = JSON.parse(body);
    try {
      const answer = await actions[action](args);
      response.end(JSON.stringify({ answer: answer ?? null }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    use: (shown) => {
      page = shown;
      page.on('request', (request) => requests.push(request.url()));
    },
  };
}
