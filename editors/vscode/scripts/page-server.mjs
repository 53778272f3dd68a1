// Lets the tests, which run in the extension host, see and use the page that VS Code is shown in.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Serve what tests ask of the page. Screenshots go to `shots`, or to `tmp` where that is empty. */
export async function servePage(tmp, shots) {
  let page;
  const actions = {
    /** The lines of a tree, as "label description". */
    lines: async ({ selector }) =>
      await page.locator(`${selector} .monaco-list-row`).evaluateAll((rows) =>
        rows.map((row) =>
          ['.label-name', '.label-description']
            .map((part) => row.querySelector(part)?.textContent ?? '')
            .join(' ')
            .trim(),
        ),
      ),
    /** The texts of all visible elements. */
    texts: async ({ selector }) =>
      await page
        .locator(selector)
        .evaluateAll((found) => found.filter((one) => one.checkVisibility()).map((one) => one.innerText)),
    attributes: async ({ selector, name }) =>
      await page.locator(selector).evaluateAll((found, of) => found.map((one) => one.getAttribute(of)), name),
    /** How many of the images are loaded and drawn. */
    pictures: async ({ selector }) =>
      await page
        .locator(selector)
        .evaluateAll((found) => found.filter((one) => one.complete && one.naturalWidth > 0).length),
    click: async ({ selector }) => await page.locator(selector).first().click({ timeout: 5000 }),
    hover: async ({ selector }) => await page.locator(selector).first().hover({ timeout: 5000 }),
    press: async ({ key }) => await page.keyboard.press(key),
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
    screenshot: async ({ name, clip }) =>
      await page
        .screenshot({ path: join(shots || tmp, `${name}.png`), ...(clip ? { clip } : {}) })
        .then(() => undefined),
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
    },
  };
}
