import * as vscode from 'vscode';
import { pause, until } from './wait';

/** What only the screen tells: the page that VS Code is shown in, by way of the program that started it. */

async function ask(action: string, args: object = {}): Promise<unknown> {
  const body = JSON.stringify({ action, ...args });
  const response = await fetch(process.env.TEST_PAGE ?? '', { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`${action}: ${await response.text()}`);
  }
  return ((await response.json()) as { answer: unknown }).answer;
}

export const texts = async (selector: string) => (await ask('texts', { selector })) as string[];
export const attributes = async (selector: string, name: string) =>
  (await ask('attributes', { selector, name })) as (string | null)[];
/** The picture that is drawn before an element, as CSS has it. */
export const iconBefore = async (selector: string) => (await ask('iconBefore', { selector })) as string;
/** How many images are loaded and drawn. */
export const pictures = async (selector: string) => (await ask('pictures', { selector })) as number;
/** Fails if there is nothing to click within `limit` milliseconds; the page's own limit is generous. */
export const click = async (selector: string, limit?: number) => await ask('click', { selector, limit });
export const hover = async (selector: string) => await ask('hover', { selector });
export const press = async (key: string) => await ask('press', { key });
export const type = async (text: string, delay = 0) => await ask('type', { text, delay });
export const movePointer = async (x: number, y: number) => await ask('move', { x, y });
export const resize = async (width: number, height: number) => await ask('resize', { width, height });
export const copyPicture = async (file: string) => await ask('copyPicture', { file });
/** Drop a file at the cursor. */
export const dropAtCursor = async (file: string) => await ask('dropAtCursor', { file });
export const screenshot = async (name: string) => await ask('screenshot', { name });

/** The outer HTML of elements in the webview that is in sight. */
export const inWebview = async (selector: string) => (await ask('inWebview', { selector })) as string[];
export const clickInWebview = async (selector: string, count = 1) => await ask('clickInWebview', { selector, count });
export const picturesInWebview = async (selector: string) => (await ask('picturesInWebview', { selector })) as number;
/** How far the webview is scrolled, in pixels; it is first scrolled `to` there. */
export const scrollOfWebview = async (to?: number) => (await ask('scrollOfWebview', { to })) as number;
export interface Axe {
  faults: string[];
  /** How many elements have contrast enough. */
  contrasts: number;
}
export const axe = async (selector: string) => (await ask('axe', { selector })) as Axe;
export const axeInWebview = async () => (await ask('axeInWebview')) as Axe;
/** The text of what has the focus in the webview. */
export const focusedInWebview = async () => (await ask('focusedInWebview')) as string[];
export const watchRequests = async () => await ask('watchRequests');
/** The addresses that were asked for since `watchRequests`. */
export const requestsSeen = async () => (await ask('requestsSeen')) as string[];

const STATUS_ITEM = '.statusbar-item[id*="reportLs.status"]';

/** The text of our status bar item; undefined where there is none. */
export async function statusText(): Promise<string | undefined> {
  return (await texts(STATUS_ITEM))[0]?.trim();
}

export async function untilStatus(pattern: RegExp): Promise<string> {
  let last: string | undefined;
  try {
    return await until(`the status bar to say ${String(pattern)}`, async () => {
      last = await statusText();
      return last !== undefined && pattern.test(last) && last;
    });
  } catch (error) {
    throw new Error(`${String(error)}; it says ${last ?? 'nothing'}`);
  }
}

/** Press a key, and tell how many milliseconds later the status bar item says something new, as the page itself sees it. */
export const timeToStatus = async (key: string, pattern: string) =>
  (await ask('timeTo', { selector: STATUS_ITEM, key, pattern })) as number;

export async function clickStatus(): Promise<void> {
  await click(`${STATUS_ITEM} a`);
}

/** The lines of the Report view that are in sight, as "label description". */
export async function viewLines(): Promise<string[]> {
  return (await ask('lines', { selector: VIEW })) as string[];
}

/** The pane of the Report view. */
export const VIEW = '.pane:has(.pane-header[aria-label^="Report Section"], .pane-header[aria-label^="Report"])';

/** The messages to the user. 1.139 pops none up while it is tested, but keeps them in its list. */
export async function toasts(): Promise<string[]> {
  return await inNotifications('.notification-list-item-message');
}

/** The buttons of the messages. */
export async function messageButtons(): Promise<string[]> {
  return (await inNotifications('.notification-list-item-buttons-container .monaco-button')).map((text) => text.trim());
}

/** Click a button of a message. */
export async function clickMessageButton(label: string): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await click(`.notifications-center .notification-list-item-buttons-container .monaco-button:has-text("${label}")`);
  await vscode.commands.executeCommand('notifications.hideList');
}

async function inNotifications(selector: string): Promise<string[]> {
  const found = await texts(selector);
  if (found.length > 0) {
    return found;
  }
  await vscode.commands.executeCommand('notifications.showList');
  await pause(100);
  const listed = await texts(selector);
  await vscode.commands.executeCommand('notifications.hideList');
  return listed;
}

/** The lines of the quick pick that is open. */
export async function quickPickLines(): Promise<string[]> {
  return (await texts('.quick-input-widget .monaco-list-row')).map((text) => text.replace(/\s+/g, ' ').trim());
}

/** The same as soon as keys go to it and a line is chosen: before that, Enter goes to the editor, or chooses nothing. */
export async function untilQuickPick(): Promise<string[]> {
  return await until('the quick pick', async () => {
    const focused = await attributes('.quick-input-widget input:focus', 'class');
    const chosen = await texts('.quick-input-widget .monaco-list-row.focused');
    return focused.length > 0 && chosen.length > 0 && (await quickPickLines());
  });
}
