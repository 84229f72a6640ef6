/* The import of a workbook: a trial reading shows what would become of every cell, then the same file is taken over. */
import {headers, newKey} from './saving.js';

const form = document.querySelector('[data-import]');
const words = Object.fromEntries([...document.querySelector('[data-import-words]').content.children]
  .map((word) => [word.dataset.key, word.textContent]));
const part = (name) => document.querySelector(`[data-${name}]`);
const take = form.querySelector('[data-dry="false"]');
let key = newKey();

form.addEventListener('change', () => {
  take.disabled = true;
  part('result').hidden = true;
  key = newKey();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const dryRun = event.submitter?.dataset.dry !== 'false';
  const data = new FormData(form);
  data.set('dryRun', String(dryRun));
  part('refusal').hidden = true;
  part('busy').hidden = false;
  try {
    const {'Content-Type': unused, ...rest} = headers({'Idempotency-Key': dryRun ? newKey() : key});
    const response = await fetch(form.action, {method: 'POST', headers: rest, body: data});
    const answer = /json/.test(response.headers.get('Content-Type') || '') ? await response.json() : {};
    if (response.status === 401) refuse(words.signedOut);
    else if (!response.ok) refuse(answer.detail || answer.title || words.lost, answer.cells);
    else if (dryRun) show(answer);
    else location.assign(`/evaluations/${encodeURIComponent(answer.id)}`);
  } catch (lost) {
    refuse(words.lost);
  } finally {
    part('busy').hidden = true;
  }
});

function refuse(text, cells = []) {
  const box = part('refusal');
  box.replaceChildren(text, ...cells.map((cell) => element('span', `${cell.cell}: ${cell.detail}`)));
  box.hidden = false;
}

function show({notices = [], evaluation}) {
  const rows = notices.map(({kind, cell, words: told}) => {
    const row = document.createElement('tr');
    row.dataset.kind = kind;
    const english = document.documentElement.lang === 'en';
    row.append(element('th', cell), element('td', words[kind] || kind), element('td', english ? told.en : told.zh));
    return row;
  });
  part('notices').querySelector('tbody').replaceChildren(...rows);
  part('notices').hidden = !rows.length;
  part('no-notices').hidden = rows.length > 0;
  part('notice-count').textContent = rows.length;
  part('facts').replaceChildren(...facts(evaluation));
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

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
