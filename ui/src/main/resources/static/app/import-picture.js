/* The picture of a sheet that was read: each cell with what became of it, and what its words may be corrected to. */
const part = (name) => document.querySelector(`[data-${name}]`);
const say = (told) => (document.documentElement.lang === 'en' ? told.en : told.zh);

export function draw({rows, choices, cut}, words, correct) {
  const width = Math.max(...rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.columns)), 0);
  const covered = new Map();
  const letters = document.createElement('tr');
  const corner = document.createElement('td');
  corner.className = 'import-corner';
  letters.append(corner);
  for (let column = 0; column < width; column++) {
    const letter = element('th', name(column));
    letter.scope = 'col';
    letters.append(letter);
  }
  part('picture').querySelector('tbody').replaceChildren(letters, ...rows.map((row, index) => line(row, index)));
  part('cut').hidden = !cut;
  part('legend').replaceChildren(...['TAKEN', 'GUESSED', 'REFUSED', 'HEADING', 'IGNORED'].map((state) => {
    const entry = element('li', words[`importing.${state}`]);
    entry.dataset.state = state;
    return entry;
  }));
  part('cell-words').textContent = words['importing.none'];
  part('meaning-part').hidden = true;

  function line(row, index) {
    const drawn = document.createElement('tr');
    const number = element('th', row.number);
    number.scope = 'row';
    drawn.append(number);
    const own = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (let column = 0; column < width; column++) {
      if ((covered.get(column) || 0) > index) continue;
      const cell = own.get(column);
      drawn.append(cell ? square(cell, row, index) : document.createElement('td'));
      column += cell ? cell.columns - 1 : 0;
    }
    return drawn;
  }

  function square(cell, row, index) {
    const box = document.createElement('td');
    const spanned = rows.filter((other) => other.number >= row.number && other.number < row.number + cell.rows).length;
    box.colSpan = cell.columns;
    box.rowSpan = spanned;
    for (let column = cell.column; column < cell.column + cell.columns; column++) covered.set(column, index + spanned);
    box.dataset.state = cell.state;
    box.dataset.address = cell.cell;
    if (cell.corrected) box.dataset.corrected = cell.corrected;
    const shown = cell.text.replace(/<\/?p>/g, ' ').trim();
    const press = element('button', shown.length > 60 ? `${shown.slice(0, 60)}…` : shown);
    press.type = 'button';
    press.title = told(cell);
    press.addEventListener('click', () => choose(cell, box));
    box.append(press);
    return box;
  }

  function told(cell) {
    const what = [words[`importing.${cell.state}`], cell.place ? `→ ${say(cell.place)}` : '', ...cell.why.map(say)];
    return `${cell.cell}: ${what.filter(Boolean).join(' ')}`;
  }

  function choose(cell, box) {
    part('picture').querySelector('[data-chosen]')?.removeAttribute('data-chosen');
    box.dataset.chosen = '';
    part('cell-words').textContent = told(cell);
    const select = part('meaning');
    part('meaning-part').hidden = !cell.part;
    if (!cell.part) return;
    const options = [{target: '', words: null}, ...choices[cell.part]].map(({target, words: title}) => {
      const option = element('option', title ? say(title) : words['importing.as-read']);
      option.value = target;
      return option;
    });
    select.replaceChildren(...options);
    select.value = box.dataset.corrected || '';
    select.onchange = () => {
      box.dataset.corrected = select.value;
      correct(cell.part, cell.label, select.value);
    };
    select.focus();
  }
}

/** Shows one cell of the picture, and what became of it. */
export function point(address) {
  const press = part('picture').querySelector(`[data-address="${address}"] button`);
  if (!press) return;
  press.click();
  press.scrollIntoView({block: 'center', inline: 'center'});
  press.focus();
}

function name(column) {
  return (column > 25 ? name(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + column % 26);
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
