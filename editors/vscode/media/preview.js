// The preview's page: shows what the extension sends, and tells it what is clicked and how far it is scrolled.
// src/preview/messages.ts has the messages.
(() => {
  const vscode = acquireVsCodeApi();
  const main = document.querySelector('main');
  const header = document.querySelector('header');
  /** So long after the page has been scrolled by itself, scrolling is not told to the editor. */
  const ECHO_MS = 300;
  let movedAt = 0;
  let cursor;

  const receivers = {
    page({ report, view, html, marks }) {
      vscode.setState({ report, view });
      show(html);
      for (const button of header.querySelectorAll('[data-view]')) {
        button.setAttribute('aria-pressed', String(button.dataset.view === view));
      }
      document.getElementById('marks').textContent = marks;
      markCursor();
    },
    failure({ message }) {
      const failure = document.getElementById('failure');
      failure.hidden = message === null;
      failure.querySelector('span').textContent = message;
    },
    cursor({ line }) {
      cursor = line;
      const block = markCursor();
      if (block && !isInSight(block)) {
        moved();
        block.scrollIntoView({ block: 'center' });
      }
    },
    scroll({ line }) {
      const block = blockAt(line);
      if (block) {
        moved();
        window.scrollTo({ top: block.getBoundingClientRect().top + window.scrollY - header.offsetHeight });
      }
    },
  };

  /** Put a page in, and leave the blocks alone that are the same as before: their pictures stay, and so does the place. */
  function show(html) {
    const fresh = document.createElement('template');
    fresh.innerHTML = html;
    const old = [...main.childNodes];
    const next = [...fresh.content.childNodes];
    main.querySelector('[data-current]')?.removeAttribute('data-current');
    let start = 0;
    while (start < old.length && start < next.length && old[start].isEqualNode(next[start])) {
      start += 1;
    }
    let same = 0;
    const most = Math.min(old.length, next.length) - start;
    while (same < most && old[old.length - 1 - same].isEqualNode(next[next.length - 1 - same])) {
      same += 1;
    }
    const behind = old[old.length - same] ?? null;
    for (const node of old.slice(start, old.length - same)) {
      node.remove();
    }
    for (const node of next.slice(start, next.length - same)) {
      main.insertBefore(node, behind);
    }
  }

  document.querySelector('#failure button').addEventListener('click', () => {
    vscode.postMessage({ type: 'restart' });
  });

  function blocks() {
    return [...main.querySelectorAll('[data-line]:not(button)')];
  }

  /** The last block that does not begin behind a line. */
  function blockAt(line) {
    return blocks().findLast((block) => Number(block.dataset.line) <= line);
  }

  function markCursor() {
    main.querySelector('[data-current]')?.removeAttribute('data-current');
    const block = cursor === undefined ? undefined : blockAt(cursor);
    block?.setAttribute('data-current', '');
    return block;
  }

  function isInSight(block) {
    const { top, bottom } = block.getBoundingClientRect();
    return top >= header.offsetHeight && bottom <= window.innerHeight;
  }

  function moved() {
    movedAt = Date.now();
  }

  function go({ line, character }) {
    vscode.postMessage({ type: 'go', line: Number(line), character: Number(character ?? 0) });
  }

  window.addEventListener('message', ({ data }) => receivers[data.type]?.(data));
  header.addEventListener('click', ({ target }) => {
    const view = target.dataset.view;
    if (view) {
      vscode.postMessage({ type: 'view', view });
    }
  });
  main.addEventListener('click', ({ target }) => {
    const mark = target.closest('button.mark');
    if (mark) {
      go(mark.dataset);
    }
  });
  main.addEventListener('dblclick', ({ target }) => {
    const block = target.closest('[data-line]');
    if (block && !target.closest('button, a')) {
      go({ line: block.dataset.line });
    }
  });
  let isTelling = false;
  window.addEventListener('scroll', () => {
    if (isTelling || Date.now() - movedAt < ECHO_MS) {
      return;
    }
    isTelling = true;
    window.requestAnimationFrame(() => {
      isTelling = false;
      const top = blocks().find((block) => block.getBoundingClientRect().bottom > header.offsetHeight);
      if (top) {
        vscode.postMessage({ type: 'scrolled', line: Number(top.dataset.line) });
      }
    });
  });
  vscode.postMessage({ type: 'ready' });
})();
