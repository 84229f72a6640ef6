/* Files as evidence: the panel beside the sheet, uploads one by one, files shown where they stand. */
const panel = document.getElementById('sheet-evidence');
const token = document.querySelector('meta[name="_csrf"]')?.content;
const header = document.querySelector('meta[name="_csrf_header"]')?.content;
let from = null;

const fill = (words, value) => words.replace('{0}', value);

async function piece(address, options = {}) {
  const headers = { 'X-Piece': 'row', ...(token && options.method ? { [header]: token } : {}) };
  const answer = await fetch(address, { ...options, headers, credentials: 'same-origin' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const row = page.querySelector('[data-evidence-row]');
  if (row) return { row: document.importNode(row, true) };
  const words = page.querySelector('.error-page p')?.textContent;
  if (words && answer.status >= 400) return { words };
  throw new Error(`${answer.status}`);
}

/** Puts a row in the place of the old one, and its number on the clip in the sheet. */
function put(old, row) {
  if (old) old.replaceWith(row);
  else panel.querySelector('[data-evidence-body]').replaceChildren(row);
  document.querySelectorAll('a[data-clip]').forEach((clip) => {
    if (clip.dataset.clip !== row.dataset.row) return;
    clip.querySelector('[data-clip-count]').textContent = row.dataset.count;
    clip.classList.toggle('none', row.dataset.count === '0');
    clip.setAttribute('aria-label', row.dataset.clipWords);
    clip.title = row.dataset.clipWords;
  });
  return row;
}

function say(row, words, good) {
  const line = document.createElement('p');
  line.className = `notice-box ${good ? 'good' : 'bad'}`;
  line.textContent = words;
  row.querySelector('[data-outcomes]').append(line);
}

async function open(clip) {
  from = clip;
  panel.hidden = false;
  panel.querySelector('[data-evidence-body]').textContent = panel.dataset.loading;
  try {
    const { row, words } = await piece(clip.dataset.piece);
    if (row) put(null, row);
    else panel.querySelector('[data-evidence-body]').textContent = words;
  } catch {
    location.assign(clip.href);
    return;
  }
  panel.focus();
}

function close() {
  panel.hidden = true;
  panel.querySelector('[data-evidence-body]').replaceChildren();
  from?.focus();
}

async function upload(form) {
  let row = form.closest('[data-evidence-row]');
  const words = { ...form.dataset };
  const action = form.action;
  const files = [...form.elements.file.files];
  const told = [];
  form.querySelector('button').disabled = true;
  for (const file of files) {
    if (file.size > Number(words.largest) || file.size === 0) {
      told.push([fill(file.size ? words.tooLarge : words.empty, file.name), false]);
      continue;
    }
    row.querySelector('[data-outcomes]').textContent = fill(words.sending, file.name);
    const body = new FormData();
    body.append('key', crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`);
    body.append('file', file);
    try {
      const answer = await piece(action, { method: 'POST', body });
      if (answer.row) {
        answer.row.querySelectorAll('[data-outcomes] > p').forEach((line) => {
          told.push([line.textContent, line.classList.contains('good')]);
        });
        row = put(row, answer.row);
      } else told.push([answer.words, false]);
    } catch {
      told.push([fill(words.failed, file.name), false]);
    }
  }
  row.querySelector('[data-outcomes]').replaceChildren();
  told.forEach(([text, good]) => say(row, text, good));
  const button = row.querySelector('[data-upload] button');
  if (button) button.disabled = false;
  row.focus();
}

async function withdraw(form) {
  const row = form.closest('[data-evidence-row]');
  const name = form.closest('.file').querySelector('.file-name a').textContent;
  try {
    const answer = await piece(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (answer.row) put(row, answer.row).focus();
    else say(row, answer.words, false);
  } catch {
    say(row, fill(form.dataset.failed, name), false);
  }
}

document.addEventListener('click', (event) => {
  const clip = event.target.closest('a[data-clip]');
  if (clip && panel && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(clip);
  } else if (panel && event.target.closest('[data-evidence-close]')) close();
});

// A press on a clip is not one on its square.
for (const kind of ['mousedown', 'dblclick', 'click']) {
  document.querySelector('.sheet-table')?.addEventListener(kind, (event) => {
    if (event.target.closest('a[data-clip]') && kind !== 'click') event.stopImmediatePropagation();
  }, true);
}
document.querySelector('.sheet-table')?.addEventListener('keydown', (event) => {
  const cell = event.target.closest('td');
  if (event.target.closest('a[data-clip]')) event.stopPropagation();
  else if (event.altKey && event.key.toLowerCase() === 'e' && panel) {
    const clip = cell?.closest('tr').querySelector('a[data-clip]');
    if (clip) {
      event.preventDefault();
      event.stopPropagation();
      open(clip);
    }
  }
}, true);

panel?.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[data-upload]')) {
    event.preventDefault();
    upload(form);
  } else if (form.matches('[data-withdraw]')) {
    event.preventDefault();
    withdraw(form);
  }
});

// A file is fetched when somebody wants to see it.
document.addEventListener('toggle', (event) => {
  const view = event.target;
  if (!view.matches?.('[data-view]') || !view.open || view.children.length > 1) return;
  const shown = document.createElement(view.dataset.image === 'true' ? 'img' : 'iframe');
  shown.className = view.dataset.image === 'true' ? 'view-image' : 'view-frame';
  shown[view.dataset.image === 'true' ? 'alt' : 'title'] = view.dataset.name;
  shown.src = view.dataset.src;
  view.append(shown);
}, true);
