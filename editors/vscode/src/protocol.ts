/** What the server says beside plain LSP, as its PROTOCOL.md has it. */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Status =
  | {
      uri: string;
      version: number | null;
      isReport: true;
      passed: number | null;
      total: number;
      stopped: boolean;
      answers: number;
    }
  | { uri: string; version: number | null; isReport: false };

export interface Report {
  uri: string;
  version: number | null;
  edition: string;
  limits: 'report.py' | 'edition';
  note: string | null;
  /** How many questions pass; null where report.py would stop. */
  passed: number | null;
  total: number;
  stopped: boolean;
  sections: Section[];
  checklist: ChecklistItem[];
  unusedFigures: string[];
  figures: Figure[];
}

export interface Figure {
  /** As in "figures/loss curves.png". */
  name: string;
  /** As it is written in an image: "figures/loss%20curves.png". */
  path: string;
  bytes: number;
  /** In pixels. */
  width: number | null;
  height: number | null;
  usedIn: number[];
  /** Whether it is one of the course's own pictures, and nothing else uses it. */
  sample: boolean;
}

export interface Section {
  title: string | null;
  range: Range | null;
  headingRange: Range | null;
  questions: Question[];
}

export type QuestionState = 'passed' | 'failed' | 'unanswered' | 'missing';

/** The least and the most. */
export type Bounds = [number, number];

export interface Question {
  number: number;
  title: string;
  state: QuestionState;
  official: boolean;
  words: number;
  images: number;
  wordLimits: Bounds | null;
  imageLimits: Bounds | null;
  range: Range | null;
  headingRange: Range | null;
  answerRange: Range | null;
}

export interface ChecklistItem {
  week: string;
  text: string;
  ticked: boolean;
  modules: string[];
  range: Range;
}

export const STATUS = 'report-ls/status';
export const REPORT = 'report-ls/report';

export type PageView = 'hand-in' | 'github';

export interface Page {
  uri: string;
  version: number | null;
  view: PageView;
  /** Safe: without scripts, styles and forms. Paths of pictures are relative to the report. */
  html: string;
  /** How many problems are marked in it. */
  marks: number;
}

export const PAGE = 'report-ls/page';

/** What `report.py html` writes. */
export interface Html {
  uri: string;
  html: string;
}

/** Where a browser finds the page to print. */
export interface Print {
  uri: string;
  address: string;
}

export interface Explanation {
  code: string;
  markdown: string;
}

export const HTML = 'report-ls/html';
export const PRINT = 'report-ls/print';
export const EXPLAIN = 'report-ls/explain';

/** Asks the server. It answers null where it has nothing to say or does not run. */
export type Ask = <Answer>(method: string, params: object) => Promise<Answer | null>;
