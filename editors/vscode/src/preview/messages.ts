import type { PageView } from '../protocol';

// What the preview's page, media/preview.js, and the extension tell each other. Lines and characters are those of VS Code.

/** What is shown: the URI of the report, and the view. The page has VS Code keep it while the window is reloaded. */
export interface Shown {
  report: string;
  view: PageView;
}

export type ToPage =
  /** `marks` says how many problems are marked in it, `lines` is how many the report has. */
  | ({ type: 'page'; html: string; marks: string; lines: number } & Shown)
  /** Why the page does not follow the text any more, and what the button does that helps; null where it follows. */
  | { type: 'failure'; message: string | null; button: string | null }
  /** The line of the cursor: its block is marked and brought into sight. */
  | { type: 'cursor'; line: number }
  /** The line that is to be at the top, with a fraction, as in scrolling.ts. */
  | { type: 'scroll'; line: number };

export type FromPage =
  | { type: 'ready' }
  /** The button of a failure was pressed. */
  | { type: 'help' }
  | { type: 'view'; view: PageView }
  | { type: 'go'; line: number; character: number }
  /** The line that is at the top now, with a fraction. */
  | { type: 'scrolled'; line: number };
