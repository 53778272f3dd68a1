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
  /** How many lines the report has. */
  let lines = 0;

  const receivers = {
    page({ report, view, html, marks, lines: all }) {
      vscode.setState({ report, view });
      lines = all;
      show(html);
      for (const button of header.querySelectorAll('[data-view]')) {
        button.setAttribute('aria-pressed', String(button.dataset.view === view));
      }
      document.getElementById('marks').textContent = marks;
      markCursor();
    },
    failure({ message, button }) {
      const failure = document.getElementById('failure');
      failure.hidden = message === null;
      failure.querySelector('span').textContent = message;
      failure.querySelector('button').textContent = button;
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
      moved();
      window.scrollTo({ top: between(places(), 'line', 'top', line) - header.offsetHeight });
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
    vscode.postMessage({ type: 'help' });
  });

  function blocks() {
    return [...main.querySelectorAll('[data-line]:not(button)')];
  }

  /** The last block that does not begin behind a line. */
  function blockAt(line) {
    return blocks().findLast((block) => Number(block.dataset.line) <= line);
  }

  /** Where lines of the report are on the page, in pixels from its top: the first lines of blocks, and the end. Both grow from one to the next. */
  function places() {
    const top = (element) => element.getBoundingClientRect().top + window.scrollY;
    const found = [{ line: 0, top: top(main) }];
    const add = (place) => {
      const last = found.at(-1);
      // A list begins where its first item does, and the cells of a row are beside each other
      if (place.line > last.line && place.top > last.top) {
        found.push(place);
      }
    };
    for (const block of blocks()) {
      add({ line: Number(block.dataset.line), top: top(block) });
    }
    const end = main.lastElementChild;
    add({ line: lines, top: end ? end.getBoundingClientRect().bottom + window.scrollY : 0 });
    return found;
  }

  /** What a value of `from` is in `to`: in proportion between the places before and behind it. */
  function between(all, from, to, value) {
    const behind = all.findIndex((place) => place[from] > value);
    if (behind === -1) {
      return all.at(-1)[to];
    }
    const [one, other] = [all[Math.max(behind - 1, 0)], all[behind]];
    const part = one === other ? 0 : (value - one[from]) / (other[from] - one[from]);
    return one[to] + part * (other[to] - one[to]);
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
      const line = between(places(), 'top', 'line', window.scrollY + header.offsetHeight);
      vscode.postMessage({ type: 'scrolled', line });
    });
  });
  vscode.postMessage({ type: 'ready' });
})();
