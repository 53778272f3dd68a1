import { basename, extname } from 'node:path/posix';
import * as vscode from 'vscode';
import { questionAt } from '../report/questions';
import type { Reports } from '../reports';
import { altOf, figureName, nameIn } from './names';

const EXTENSIONS: Record<string, 'png' | 'jpg'> = { 'image/png': 'png', 'image/jpeg': 'jpg' };
const PICTURE = /\.(?:png|jpe?g)$/i;
const MIME_TYPES = [...Object.keys(EXTENSIONS), 'files', 'text/uri-list'];
const FIGURES = 'figures';
const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('markdown', 'link', 'image', 'figures');
const SELECTOR = ['file', 'vscode-vfs'].map((scheme) => ({ scheme, language: 'markdown' }));

/** A picture that is brought from somewhere. */
interface Brought {
  /** As its file is called. */
  name: string;
  extension: string;
  content: vscode.DataTransferFile | Uint8Array;
}

interface Change {
  insertText: vscode.SnippetString;
  additionalEdit: vscode.WorkspaceEdit;
}

/** Puts pictures that are pasted or dropped into a report into the figures folder beside it. No file is ever written over. */
export class PicturesIntoFigures
  implements vscode.Disposable, vscode.DocumentPasteEditProvider, vscode.DocumentDropEditProvider
{
  private readonly subscription = vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(SELECTOR, this, {
      providedPasteEditKinds: [KIND],
      pasteMimeTypes: MIME_TYPES,
    }),
    vscode.languages.registerDocumentDropEditProvider(SELECTOR, this, {
      providedDropEditKinds: [KIND],
      dropMimeTypes: MIME_TYPES,
    }),
  );

  constructor(private readonly reports: Reports) {}

  dispose(): void {
    this.subscription.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    [range]: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[]> {
    const change = range && (await this.change(document, range.start, data, token));
    if (!change) {
      return [];
    }
    const edit = new vscode.DocumentPasteEdit(change.insertText, vscode.l10n.t('Save in figures/'), KIND);
    edit.additionalEdit = change.additionalEdit;
    // A table or a paragraph comes with a picture of itself
    edit.yieldTo = (await hasText(data)) ? [vscode.DocumentDropOrPasteEditKind.Text] : [];
    return [edit];
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const change = await this.change(document, position, data, token);
    if (!change) {
      return undefined;
    }
    const edit = new vscode.DocumentDropEdit(change.insertText, vscode.l10n.t('Save in figures/'), KIND);
    edit.additionalEdit = change.additionalEdit;
    return edit;
  }

  /** The images to put in at a position, and the files of those pictures that are not in the folder yet; undefined where there is none. */
  private async change(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<Change | undefined> {
    const report = this.reports.get(document.uri);
    if (!report || isLeftToUser(document.uri)) {
      return undefined;
    }
    const folder = vscode.Uri.joinPath(document.uri, '..', FIGURES);
    const { here, brought } = await picturesIn(data, folder);
    const taken = await namesIn(folder);
    const question = questionAt(report, position)?.number;
    const additionalEdit = new vscode.WorkspaceEdit();
    const names = [...here];
    for (const { name, extension, content } of brought) {
      const free = figureName(name, extension, question, taken);
      taken.push(free);
      names.push(free);
      additionalEdit.createFile(vscode.Uri.joinPath(folder, free), { contents: content, overwrite: false });
    }
    return names.length === 0 || token.isCancellationRequested
      ? undefined
      : { insertText: images(names), additionalEdit };
  }
}

/** Images of figures, each with its text as something to type over. */
function images(names: string[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  names.forEach((name, index) => {
    snippet
      .appendText(index === 0 ? '![' : '\n![')
      .appendPlaceholder(altOf(name.slice(name.lastIndexOf('/') + 1)))
      .appendText(`](${FIGURES}/${encodeURI(name).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))})`);
  });
  return snippet;
}

/** The pictures of a transfer: the names of those that lie in `folder`, and those to be brought there. */
async function picturesIn(
  data: vscode.DataTransfer,
  folder: vscode.Uri,
): Promise<{ here: string[]; brought: Brought[] }> {
  const uris = await filesOf(data);
  const here = uris.map((uri) => nameIn(folder, uri)).filter((name) => name !== undefined);
  if (here.length === uris.length && uris.length > 0) {
    return { here, brought: [] };
  }
  const files = [...data].flatMap(([mime, item]) => {
    const file = item.asFile();
    return file && EXTENSIONS[mime] ? [{ name: file.name, extension: EXTENSIONS[mime], content: file }] : [];
  });
  if (files.length > 0) {
    return { here, brought: files.filter(({ name }) => !here.includes(name)) };
  }
  const others = uris.filter((uri) => nameIn(folder, uri) === undefined);
  const brought = await Promise.all(
    others.map(async (uri) => ({
      name: basename(uri.path),
      extension: extname(uri.path).slice(1).toLowerCase(),
      content: await vscode.workspace.fs.readFile(uri),
    })),
  );
  return { here, brought };
}

/** The pictures among the files that a transfer names, as VS Code's explorer does; none if anything else is among them. */
async function filesOf(data: vscode.DataTransfer): Promise<vscode.Uri[]> {
  const list = (await data.get('text/uri-list')?.asString()) ?? '';
  const lines = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const uris = lines.flatMap((line) => {
    try {
      return [vscode.Uri.parse(line, true)];
    } catch {
      return [];
    }
  });
  return uris.every((uri) => isReadable(uri) && PICTURE.test(uri.path)) ? uris : [];
}

function isReadable({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

async function hasText(data: vscode.DataTransfer): Promise<boolean> {
  const text = (await data.get('text/plain')?.asString())?.trim() ?? '';
  return text !== '' && data.get('text/uri-list') === undefined;
}

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    // It is made with the first picture
    return [];
  }
}

/** Whether the user has said where pictures go that are pasted into this report: VS Code's setting has folders by the glob of a file. */
function isLeftToUser(report: vscode.Uri): boolean {
  const folders = vscode.workspace.getConfiguration('markdown', report).get<object>('copyFiles.destination', {});
  return Object.keys(folders).some((glob) => isMatch(glob, report));
}

/** As VS Code reads these globs: from the workspace folder if they begin with `/`, else at any depth. */
function isMatch(glob: string, report: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(report);
  const pattern =
    glob.startsWith('/') && folder
      ? new vscode.RelativePattern(folder, glob.slice(1))
      : glob.startsWith('**')
        ? glob
        : `**/${glob.replace(/^\//, '')}`;
  return vscode.languages.match({ pattern }, { uri: report } as vscode.TextDocument) > 0;
}
