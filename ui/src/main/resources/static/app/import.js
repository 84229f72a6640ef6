/* The import of a workbook: a trial reading shows what would become of every cell, then the same file is taken over. */
import {headers, newKey} from './saving.js';
import {draw, point} from './import-picture.js';

const form = document.querySelector('[data-import]');
const words = Object.fromEntries([...document.querySelector('[data-import-words]').content.children]
  .map((word) => [word.dataset.key, word.textContent]));
const part = (name) => document.querySelector(`[data-${name}]`);
const take = form.querySelector('[data-dry="false"]');
let key = newKey();
let corrections = [];

form.addEventListener('change', (event) => {
  if (event.target.name === 'file' || event.target.name === 'template' || event.target.name === 'unit') corrections = [];
  take.disabled = true;
  part('result').hidden = true;
  key = newKey();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const dryRun = event.submitter?.dataset.dry !== 'false';
  await send(dryRun);
});

/* Another template than the one that was guessed: the same file is tried by it, and imported by it from then on. */
part('read-as').addEventListener('change', (event) => {
  form.elements.template.value = event.target.value;
  corrections = [];
  key = newKey();
  send(true);
});

part('again').addEventListener('click', () => send(true));
part('workbook').addEventListener('click', () => send(true, true));

function filled(dryRun, workbook) {
  const data = new FormData(form);
  data.set('dryRun', String(dryRun));
  if (corrections.length) data.set('corrections', JSON.stringify(corrections));
  if (workbook) data.set('answer', 'workbook');
  return data;
}

async function send(dryRun, workbook = false) {
  part('refusal').hidden = true;
  part('busy').hidden = false;
  try {
    const {'Content-Type': unused, ...rest} = headers({'Idempotency-Key': dryRun ? newKey() : key});
    const response = await fetch(form.action, {method: 'POST', headers: rest, body: filled(dryRun, workbook)});
    const answer = /json/.test(response.headers.get('Content-Type') || '') ? await response.json() : {};
    if (response.status === 401) refuse(words.signedOut);
    else if (!response.ok) refuse(answer.detail || answer.title || words.lost, answer.cells);
    else if (workbook) save(await response.blob());
    else if (dryRun) show(answer);
    else location.assign(`/evaluations/${encodeURIComponent(answer.id)}`);
  } catch (lost) {
    refuse(words.lost);
  } finally {
    part('busy').hidden = true;
  }
}

/* The address is the browser's own and ends with the click. */
function save(blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${form.elements.file.files[0].name.replace(/\.xlsx$/i, '')}-导入说明.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function correct(part_, label, target) {
  corrections = corrections.filter((one) => one.part !== part_ || one.label !== label);
  corrections.push({part: part_, label, target});
  part('again').disabled = false;
  take.disabled = true;
}

function refuse(text, cells = []) {
  const box = part('refusal');
  box.replaceChildren(text, ...cells.map((cell) => element('span', `${cell.cell}: ${cell.detail}`)));
  box.hidden = false;
}

function show({notices = [], evaluation, picture, template}) {
  const order = ['REFUSED', 'GUESSED', 'NOTED'];
  const rows = notices.slice().sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)).map(({kind, cell, words: told}) => {
    const row = document.createElement('tr');
    row.dataset.kind = kind;
    const english = document.documentElement.lang === 'en';
    row.append(where(cell), element('td', words[kind] || kind), element('td', english ? told.en : told.zh));
    return row;
  });
  part('notices').querySelector('tbody').replaceChildren(...rows);
  part('notices').hidden = !rows.length;
  part('no-notices').hidden = rows.length > 0;
  part('notice-count').textContent = rows.length;
  part('facts').replaceChildren(...facts(evaluation));
  part('read-as-part').hidden = !template;
  part('read-as').value = template;
  const guessed = notices.some(({code}) => code === 'template-guessed');
  part('guessed-words').hidden = !guessed;
  part('read-as-part').classList.toggle('guessed', guessed);
  part('picture-part').hidden = !picture;
  part('again').disabled = true;
  part('workbook').hidden = !/\.xlsx$/i.test(form.elements.file.files[0]?.name || '');
  if (picture) draw(picture, words, correct);
  part('result').hidden = false;
  part('result').focus();
  take.disabled = false;
  take.classList.add('primary');
}

function facts(form) {
  if (!form) return [];
  const all = {unit: form.unitName, year: form.year, rows: form.indicators?.length, total: form.total?.toFixed(2),
    ruleTotal: form.ruleTotal?.toFixed(2), grade: words[`grade.${form.grade}`]};
  return Object.entries(all).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => {
    const fact = document.createElement('div');
    fact.append(element('dt', words[name]), element('dd', value));
    return fact;
  });
}

/* A cell that is in the picture is shown there. */
function where(cell) {
  const head = element('th', '');
  head.scope = 'row';
  const press = element('button', cell);
  press.type = 'button';
  press.className = 'import-where';
  press.addEventListener('click', () => point(cell));
  head.append(/^[A-Z]+[0-9]+$/.test(cell) ? press : cell);
  return head;
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
