import { randomBytes } from 'node:crypto';
import type { Webview } from 'vscode';
import { l10n, Uri } from 'vscode';

/**
 * The preview's page without the report, which is put in by media/preview.js. Paths of pictures count from `folder`. `name` is the report's; the
 * page has a heading of its own, because the hand-in leaves out that of the report.
 */
export function shell(webview: Webview, folder: Uri, media: Uri, name: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const address = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
  const sources = {
    'default-src': "'none'",
    'img-src': webview.cspSource,
    'style-src': webview.cspSource,
    'script-src': `'nonce-${nonce}'`,
    'base-uri': webview.cspSource,
    'form-action': "'none'",
  };
  const policy = Object.entries(sources)
    .map(([directive, source]) => `${directive} ${source}`)
    .join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<base href="${webview.asWebviewUri(folder).toString()}/">
<link rel="stylesheet" href="${address('preview.css')}">
<title>${l10n.t('Preview')}</title>
</head>
<body>
<header lang="${l10n.t('en')}">
<h1>${escaped(l10n.t('Preview of {0}', name))}</h1>
<div role="group" aria-label="${l10n.t('Which page is shown')}">
<button type="button" data-view="hand-in" aria-pressed="true">${l10n.t('Hand-in')}</button>
<button type="button" data-view="github" aria-pressed="false">${l10n.t('As GitHub shows it')}</button>
</div>
<span id="marks"></span>
<div id="failure" role="status" hidden>
<span></span>
<button type="button"></button>
</div>
</header>
<main></main>
<script nonce="${nonce}" src="${address('preview.js')}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
