import { l10n } from 'vscode';
import type { ChecklistItem, Figure, Question, QuestionState, Range, Report, Section } from '../protocol';
import { longCount, passing, shortCount, shortName } from '../report/counts';
import { figureSize, figureUse } from '../report/figures';
import { reason } from '../report/statusText';

/** A line of the Report view. Lines are data, made anew from each report. */
export interface Node {
  /** The same as long as the line is about the same thing, so that what is folded stays folded. */
  id: string;
  kind: 'section' | 'question' | 'checklist' | 'week' | 'item' | 'figures' | 'figure';
  label: string;
  description: string;
  tooltip: string;
  /** What the icon and the numbers mean, which a screen reader says behind the line. */
  spoken: string;
  icon: Icon | undefined;
  /** Whether it is unfolded at first. */
  isOpen: boolean;
  children: Node[];
  /** Where a click leads to. */
  range: Range | null;
  figure?: Figure;
}

export interface Icon {
  /** The name of a codicon. */
  name: string;
  /** The name of a theme colour. */
  color?: string;
}

const STATE_ICONS: Record<QuestionState, Icon> = {
  passed: { name: 'pass-filled', color: 'testing.iconPassed' },
  failed: { name: 'warning', color: 'list.warningForeground' },
  unanswered: { name: 'circle-large-outline', color: 'descriptionForeground' },
  missing: { name: 'error', color: 'list.errorForeground' },
};

/** The lines of the view: the sections with their questions, the checklist, and the figures that no answer shows. */
export function nodesOf(report: Report): Node[] {
  return [...report.sections.map(sectionNode), ...checklistNodes(report.checklist), ...figureNodes(report)];
}

/** The line of a question, with the lines above it. */
export function pathToQuestion(nodes: Node[], number: number): Node[] {
  for (const section of nodes) {
    const question = section.children.find((node) => node.kind === 'question' && node.id === questionId(number));
    if (question) {
      return [section, question];
    }
  }
  return [];
}

function sectionNode(section: Section, index: number): Node {
  const passed = section.questions.filter((question) => question.state === 'passed').length;
  const title = section.title ?? l10n.t('Before the first section');
  return {
    id: `section/${index}/${title}`,
    kind: 'section',
    label: title,
    description: `${passed}/${section.questions.length}`,
    tooltip: `${title}: ${passing(passed, section.questions.length)}`,
    spoken: passing(passed, section.questions.length),
    icon: undefined,
    isOpen: true,
    children: section.questions.map(questionNode),
    range: section.headingRange ?? section.range,
  };
}

function questionNode(question: Question): Node {
  const spoken = question.state === 'passed' ? l10n.t('passes, {0}', longCount(question)) : reason(question);
  return {
    id: questionId(question.number),
    kind: 'question',
    label: shortName(question),
    description: question.state === 'missing' ? l10n.t('missing') : shortCount(question),
    tooltip: l10n.t('Question {0}, {1}: {2}', question.number, question.title, spoken),
    spoken,
    icon: STATE_ICONS[question.state],
    isOpen: false,
    children: [],
    range: question.headingRange ?? question.range,
  };
}

function questionId(number: number): string {
  return `question/${number}`;
}

function checklistNodes(items: ChecklistItem[]): Node[] {
  if (items.length === 0) {
    return [];
  }
  const weeks = [...new Set(items.map((item) => item.week))];
  return [
    {
      id: 'checklist',
      kind: 'checklist',
      label: l10n.t('Checklist'),
      description: progress(items),
      tooltip: l10n.t('Checklist: {0}', ticked(items)),
      spoken: ticked(items),
      icon: { name: 'checklist' },
      isOpen: false,
      children: weeks.map((week) =>
        weekNode(
          week,
          items.filter((item) => item.week === week),
        ),
      ),
      range: items[0]?.range ?? null,
    },
  ];
}

function weekNode(week: string, own: ChecklistItem[]): Node {
  return {
    id: `week/${week}`,
    kind: 'week',
    label: week,
    description: progress(own),
    tooltip: `${week}: ${ticked(own)}`,
    spoken: ticked(own),
    icon: undefined,
    isOpen: false,
    children: own.map((item, index) => itemNode(item, `week/${week}/${index}`)),
    range: own[0]?.range ?? null,
  };
}

function itemNode(item: ChecklistItem, id: string): Node {
  return {
    id,
    kind: 'item',
    label: item.text,
    description: '',
    tooltip: item.text,
    spoken: item.ticked ? l10n.t('ticked') : l10n.t('not ticked'),
    icon: item.ticked
      ? { name: 'check', color: 'testing.iconPassed' }
      : { name: 'circle-large-outline', color: 'descriptionForeground' },
    isOpen: false,
    children: [],
    range: item.range,
  };
}

/** Such as "3/8 items are ticked". */
function ticked(items: ChecklistItem[]): string {
  return items.length === 1
    ? l10n.t('{0} item is ticked', progress(items))
    : l10n.t('{0} items are ticked', progress(items));
}

function progress(items: ChecklistItem[]): string {
  return `${items.filter((item) => item.ticked).length}/${items.length}`;
}

function unshown(figures: number): string {
  return figures === 1 ? l10n.t('1 figure that no answer shows') : l10n.t('{0} figures that no answer shows', figures);
}

function figureNodes(report: Report): Node[] {
  const unused = report.figures.filter((figure) => report.unusedFigures.includes(figure.name));
  if (unused.length === 0) {
    return [];
  }
  return [
    {
      id: 'figures',
      kind: 'figures',
      label: l10n.t('Unused figures'),
      description: `${unused.length}`,
      tooltip: l10n.t('Figures that no answer shows'),
      spoken: unshown(unused.length),
      icon: { name: 'file-media' },
      isOpen: false,
      children: unused.map((figure) => ({
        id: `figure/${figure.name}`,
        kind: 'figure',
        label: figure.name.slice(figure.name.indexOf('/') + 1),
        description: figureSize(figure),
        tooltip: `${figure.name}, ${figureUse(figure)}`,
        spoken: figureUse(figure),
        icon: undefined,
        isOpen: false,
        children: [],
        range: null,
        figure,
      })),
      range: null,
    },
  ];
}
