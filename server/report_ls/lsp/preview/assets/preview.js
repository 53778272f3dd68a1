// Shows the page of a report, and again whenever it is different. The address of this page is that of the preview.
(() => {
  const main = document.querySelector("main");
  const header = document.querySelector("header");
  // Only the state is read out when it changes: the number of problems changes with every other word that is typed
  const marks = document.getElementById("marks");
  const line = document.getElementById("state");
  const PAUSE_MS = 1000;
  const MOST_FAILURES = 5;
  let view = "hand-in";
  let waiting = new AbortController();

  async function ask(state) {
    const response = await fetch(`page?view=${view}&after=${state}`, { signal: waiting.signal });
    if (!response.ok) throw new Error(response.statusText);
    return await response.json();
  }

  async function follow(state) {
    const { signal } = waiting;
    let failures = 0;
    while (failures < MOST_FAILURES && !signal.aborted) {
      try {
        const page = await ask(state);
        failures = 0;
        if (page && !signal.aborted) {
          state = page.state;
          main.innerHTML = page.html;
          marks.textContent = page.marks === 1 ? "1 problem" : `${page.marks} problems`;
        }
      } catch {
        if (signal.aborted) return;
        failures += 1;
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
    }
    if (!signal.aborted) {
      marks.textContent = "";
      line.textContent = "The report is closed.";
    }
  }

  header.addEventListener("click", ({ target }) => {
    if (!target.dataset.view) return;
    view = target.dataset.view;
    for (const button of header.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button === target));
    }
    waiting.abort();
    waiting = new AbortController();
    follow("");
  });

  function go({ line, character }) {
    fetch(`go?line=${line}&character=${character ?? 0}`).catch(() => {});
  }

  main.addEventListener("click", ({ target }) => {
    const mark = target.closest("button.mark");
    if (mark) go(mark.dataset);
  });
  main.addEventListener("dblclick", ({ target }) => {
    const block = target.closest("[data-line]");
    if (block && !target.closest("button, a")) go(block.dataset);
  });
  follow(main.dataset.state);
})();
