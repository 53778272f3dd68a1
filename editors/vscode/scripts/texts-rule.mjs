// A rule for ESLint: what a person reads is a text of the bundles, asked for with `l10n.t`. It goes by what a string looks like and where it
// stands, so that a new text is found wherever it is written; what is wrongly taken for a text is excepted where it stands, with the reason.
import ts from 'typescript';

/** What is never shown: the log is in English, and so are errors, which end there. */
const UNSHOWN = /(?:^|\.)(?:log\.\w+|within|super\.\w+)$/;
/** Calls that take names of files, of variables and of elements. */
const TAKES_NAMES = /(?:^|\.)(?:under|join|joinPath|variable|programs|querySelector|querySelectorAll|closest|matches)$/;
/** Calls and classes whose strings are shown. */
const SHOWS = /(?:^|\.)(?:show\w+|setStatusBarMessage)$/;
const SHOWN_CLASSES =
  /(?:^|\.)(?:CompletionItem|CodeAction|CodeLens|InlayHint|MarkdownString|TreeItem|Diagnostic|DocumentPasteEdit|DocumentDropEdit)$/;
/** Properties that have a name of something, and no text. */
const NAMES = new Set([
  'behavior',
  'block',
  'command',
  'color',
  'id',
  'inline',
  'kind',
  'language',
  'name',
  'scheme',
  'type',
]);
const READ_ALOUD = /\s(?:alt|aria-description|aria-label|aria-roledescription|placeholder|title)="[^"\0]*\p{L}/u;

/** @type {import('eslint').Rule.RuleModule} */
export const texts = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      outside: 'A text that is shown is asked for with l10n.t, and stands in l10n/bundle.l10n.da.json.',
      computed: 'The text of l10n.t is written out here, as it is looked up by it.',
      placeholders: 'The text has {{asked}} placeholders, numbered from {0}, and {{given}} values.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const isLiteralType = literalTypes(sourceCode);
    const check = (node, text) => {
      const form = formOf(text);
      if (form && isShown(node, form, sourceCode) && !isLiteralType(node)) {
        context.report({ node, messageId: 'outside' });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') {
          check(node, node.value);
        }
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map(({ value }) => value.cooked).join('\0'));
      },
      CallExpression(node) {
        if (isTranslation(node, sourceCode)) {
          checkTranslation(node, context);
        }
      },
    };
  },
};

/** `prose`: words, or a word beside a value; `label`: a word with a capital letter; `word`: one without; undefined: nothing that a person reads. */
function formOf(text) {
  const written = text
    .replace(/<[^>]*>/g, '')
    .replace(/\$\([\w-]+\)/g, '')
    .trim();
  if (READ_ALOUD.test(text) || /\p{L}[^\s\0]*\s|\s[^\s\0]*\p{L}/u.test(written)) {
    return 'prose';
  }
  const word = written.replaceAll('\0', '');
  if (/^\p{Lu}\p{Ll}+(?:-\p{Ll}+)*[.:!?…]*$/u.test(word)) {
    return 'label';
  }
  return /^\p{Ll}+[.:!?…]*$/u.test(word) ? 'word' : undefined;
}

/** Whether a string of a form may be shown where it stands. */
function isShown(node, form, sourceCode) {
  const { parent } = node;
  if (isSyntax(node) || isCompared(node) || isWithin(node, (each) => isUnshown(each, sourceCode))) {
    return false;
  }
  const call = ['CallExpression', 'NewExpression'].includes(parent.type) ? parent : undefined;
  const callee = call && sourceCode.getText(call.callee);
  if (callee && TAKES_NAMES.test(callee)) {
    return false;
  }
  if (form !== 'word') {
    return true;
  }
  if (callee) {
    return SHOWS.test(callee) || SHOWN_CLASSES.test(callee);
  }
  if (parent.type === 'Property') {
    return !NAMES.has(parent.key.name) && !/^[A-Z_]+$/.test(parent.key.name ?? '');
  }
  return parent.type !== 'ArrayExpression' && !isConstant(node);
}

/** A part of the syntax of a program, as the name of a module or of a property. */
function isSyntax(node) {
  const { parent } = node;
  return (
    /^(?:Import|Export|TSLiteralType|TSExternalModule|TSImport)/.test(parent.type) ||
    (parent.type === 'ExpressionStatement' && parent.directive !== undefined) ||
    (['Property', 'PropertyDefinition'].includes(parent.type) && parent.key === node) ||
    (parent.type === 'MemberExpression' && parent.computed)
  );
}

function isCompared(node) {
  const { parent } = node;
  return (
    (parent.type === 'BinaryExpression' && /^(?:[!=]==?|in)$/.test(parent.operator)) ||
    (parent.type === 'SwitchCase' && parent.test === node)
  );
}

/** A part of a text that is asked for, of the log, or of an error. */
function isUnshown(node, sourceCode) {
  if (node.type === 'NewExpression') {
    return /(?:Error|^NoPython)$/.test(sourceCode.getText(node.callee));
  }
  return (
    node.type === 'CallExpression' && (isTranslation(node, sourceCode) || UNSHOWN.test(sourceCode.getText(node.callee)))
  );
}

/** Whether what a node is an argument of, at whatever depth, is such a call. What is called within a function is another matter. */
function isWithin(node, isSuch) {
  for (let each = node; each.parent && !/Function/.test(each.type); each = each.parent) {
    if (each.parent.arguments?.includes(each) && isSuch(each.parent)) {
      return true;
    }
  }
  return false;
}

/** The value of a constant with a name in capitals. */
function isConstant({ parent }) {
  return parent.type === 'VariableDeclarator' && /^[A-Z_]+$/.test(parent.id.name ?? '');
}

function isTranslation({ callee }, sourceCode) {
  return /(?:^|\.)l10n\.t$/.test(sourceCode.getText(callee));
}

function checkTranslation({ arguments: [text, ...values] }, context) {
  const isWrittenOut =
    (text?.type === 'Literal' && typeof text.value === 'string') ||
    (text?.type === 'TemplateLiteral' && text.expressions.length === 0);
  if (!isWrittenOut) {
    context.report({ node: text ?? context.sourceCode.ast, messageId: 'computed' });
    return;
  }
  const written = text.value ?? text.quasis[0].value.cooked;
  const asked = new Set([...written.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number)));
  const isInOrder = [...asked].every((number) => number < asked.size);
  if (asked.size !== values.length || !isInOrder) {
    const data = { asked: String(asked.size), given: String(values.length) };
    context.report({ node: text, messageId: 'placeholders', data });
  }
}

/** Tells whether a string has to be one of a few that a type names: such a string is no text. Without types none is. */
function literalTypes({ parserServices }) {
  if (!parserServices?.program) {
    return () => false;
  }
  const checker = parserServices.program.getTypeChecker();
  return (node) => {
    const type = checker.getContextualType(parserServices.esTreeNodeToTSNodeMap.get(node));
    const types = type?.isUnion() ? type.types : [type];
    const strings = types.filter((each) => each && each.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any));
    return strings.length > 0 && strings.every((each) => each.isStringLiteral());
  };
}
