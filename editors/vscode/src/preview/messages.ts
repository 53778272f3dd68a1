import type { PageView } from '../protocol';

// What the preview's page, media/preview.js, and the extension tell each other. Lines and characters are those of VS Code.

/** What is shown: the URI of the report, and the view. The page has VS Code keep it while the window is reloaded. */
export interface Shown {
  report: string;
  view: PageView;
}

export type ToPage =
  /** `marks` says how many problems are marked in it. */
  | ({ type: 'page'; html: string; marks: string } & Shown)
  /** Why the page does not follow the text any more; null where it does. */
  | { type: 'failure'; message: string | null }
  /** The line of the cursor: its block is marked and brought into sight. */
  | { type: 'cursor'; line: number }
  /** The line that is to be at the top. */
  | { type: 'scroll'; line: number };

export type FromPage =
  | { type: 'ready' }
  | { type: 'restart' }
  | { type: 'view'; view: PageView }
  | { type: 'go'; line: number; character: number }
  | { type: 'scrolled'; line: number };
