/* What a form's page does beside its sheet: acts wait until everything typed is saved, lists lead to their cells. */
const page = document.querySelector('main');
const root = document.querySelector('[data-sheet]');
const grid = () => root?.grid;

/** True once the server has everything; false when something waits for a person. */
async function saved() {
  const sheet = grid();
  if (!sheet?.saving) return true;
  if (sheet.editing) sheet.commit();
  for (let waited = 0; sheet.saving.unsent && !sheet.saving.held.size && waited < 100; waited++) {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return !sheet.saving.unsent;
}

function stay() {
  const note = document.querySelector('[data-stay-note]') || document.createElement('p');
  note.dataset.stayNote = '';
  note.className = 'notice-box bad no-print';
  note.setAttribute('role', 'alert');
  note.textContent = page.dataset.stay;
  document.getElementById('acts').after(note);
  const held = grid().saving.held.keys().next().value;
  if (held) grid().go(held);
}

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-after-saving]');
  if (link) {
    event.preventDefault();
    if (await saved()) location.assign(link.href);
    else stay();
    return;
  }
  const jump = event.target.closest('[data-jump]');
  if (jump && grid()?.byPath.has(jump.dataset.jump)) {
    event.preventDefault();
    grid().go(jump.dataset.jump);
    return;
  }
  const problem = event.target.closest('[data-problems] button[data-cell^="branches/"]');
  const weights = document.getElementById('weights');
  if (problem && weights && !grid()?.byPath.has(problem.dataset.cell)) {
    weights.open = true;
    const [, branch, field] = problem.dataset.cell.split('/');
    weights.querySelector(`[name="${field}.${branch}"]`)?.focus();
  }
});

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('form[data-act-form]');
  if (!form || form.dataset.ready) return;
  const sheet = grid();
  if (!sheet?.saving) return;
  event.preventDefault();
  // A form takes no second submission before its first is dispatched to the end.
  await new Promise((resolve) => { setTimeout(resolve); });
  if (!await saved()) {
    stay();
    return;
  }
  // What was typed in this window has been seen by the person who now acts.
  form.elements.seen.value = sheet.saving.sequence;
  form.dataset.ready = 'true';
  form.requestSubmit();
});

addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-ready]').forEach((form) => delete form.dataset.ready);
});

// ---- what is doubted about the cell that is looked at, beside what stands in it

const doubts = document.querySelector('[data-strip=doubts]');
function doubted(td) {
  const path = td?.dataset.cell;
  const lines = [...document.querySelectorAll('#findings [data-cells]')]
    .filter((line) => path && line.dataset.cells.split(' ').includes(path));
  doubts.replaceChildren(...lines.map((line) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = line.querySelector('.finding-more').href;
    link.textContent = line.querySelector('.finding-said').textContent;
    item.append(line.querySelector('.finding-number').cloneNode(true), link);
    return item;
  }));
  doubts.hidden = !lines.length;
}
if (doubts && root) {
  root.addEventListener('described', (event) => doubted(event.detail));
  if (grid()?.current) doubted(grid().current);
}

// ---- reasons pinned to rows

function lastRow() {
  const rows = [...document.querySelectorAll('[data-row-reason]')];
  const free = rows.find((row) => !row.querySelector('select').value && !row.querySelector('input').value);
  if (free) return free;
  const added = rows[0].cloneNode(true);
  added.querySelector('select').value = '';
  added.querySelector('input').value = '';
  rows[rows.length - 1].after(added);
  return added;
}

document.querySelector('[data-more-rows]')?.addEventListener('click', () => lastRow().querySelector('select').focus());

document.querySelector('[data-pin-row]')?.addEventListener('click', () => {
  const cell = grid()?.current;
  const path = cell?.dataset.cell ?? '';
  const key = path.startsWith('narratives/') ? path.split('/')[1] : cell?.closest('tr').dataset.row;
  const row = lastRow();
  const select = row.querySelector('select');
  if ([...select.options].some((option) => option.value === key)) select.value = key;
  (select.value ? row.querySelector('input') : select).focus();
});

// ---- targets: the cells of the chosen row, all corrected in one act

const target = document.querySelector('[data-target-row]');
function cells() {
  document.querySelectorAll('[data-target-cells]').forEach((row) => {
    row.hidden = row.disabled = row.dataset.targetCells !== target.value;
  });
}
if (target) {
  target.addEventListener('change', cells);
  target.closest('details').addEventListener('toggle', () => {
    const row = grid()?.current?.dataset.cell?.split('/')[1];
    if (!target.value && [...target.options].some((option) => option.value === row)) target.value = row;
    cells();
  });
  cells();
}

// ---- opening a form: a project has a name and a code

const opening = document.querySelector('[data-open-form]');
function project() {
  const wanted = opening.querySelector('[name=template]:checked')?.dataset.project === 'true';
  const fields = opening.querySelector('[data-project-fields]');
  fields.hidden = !wanted;
  fields.querySelectorAll('input').forEach((input) => { input.required = wanted; });
}
if (opening) {
  opening.addEventListener('change', project);
  project();
}

document.querySelector('[data-print]')?.addEventListener('click', () => print());
document.querySelector('[data-refusal]')?.focus();
