/* The form as a spreadsheet; long, because a grid's keys, cells and states are one thing. One cell is current and is the grid's only Tab stop. While a cell takes edits an empty text
   area lies over it and has the focus, so that the first key of a pinyin editor already goes into the text. */
import {readBlock, writeBlock} from './clipboard.js';
import {Saving, headers, newKey} from './saving.js';

const SYMBOLS = {unsent: '…', saving: '↻', saved: '✓', failed: '!', conflict: '⇄'};

class Grid {
  constructor(root) {
    this.root = root;
    this.table = root.querySelector('table[role=grid]');
    this.words = Object.fromEntries([...root.querySelector('[data-words]').content.children]
      .map((word) => [word.dataset.key, word.textContent]));
    this.colon = document.documentElement.lang.startsWith('zh') ? '：' : ': ';
    this.undone = [];
    this.done = [];
    this.index();
    this.makeEditor();
    this.listen();
    const tools = root.querySelector('.sheet-tools');
    if (tools) new ResizeObserver(() => root.style.setProperty('--tools', `${tools.offsetHeight}px`)).observe(tools);
    if (root.dataset.saveUrl) {
      this.saving = new Saving({
        url: root.dataset.saveUrl,
        sequence: Number(root.dataset.sequence),
        storageKey: `jiheng.unsent.${root.dataset.account}.${root.dataset.form}`,
        view: this,
      });
      if (this.saving.left.length) this.offerLeft();
      addEventListener('beforeunload', (event) => {
        if (this.editing) this.commit();
        if (this.saving.unsent) event.preventDefault(), event.returnValue = '';
      });
    }
    const listed = [...root.querySelectorAll('[data-problems] li')].map((item) => ({
      severity: item.dataset.severity,
      cell: item.querySelector('button').dataset.cell,
      message: item.querySelector('span').textContent,
    }));
    if (listed.length) this.showProblems(listed);
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const first = this.cells.find((td) => td.matches('.editable')) || this.cells[0];
    const target = wanted && this.places.has(wanted) ? wanted : first;
    this.select(target, {focus: target === wanted});
    if (root.querySelector('#sheet-doubt:not([hidden])')) this.open('sheet-doubt');
  }

  // ---- where things stand

  /** Lays the merged cells out on a matrix: at[row][column] is a cell, places says where each begins. */
  index() {
    this.at = [];
    this.places = new Map();
    this.byPath = new Map();
    [...this.table.rows].forEach((tr, row) => {
      this.at[row] ??= [];
      let column = 0;
      for (const cell of tr.cells) {
        while (this.at[row][column]) column++;
        for (let down = 0; down < cell.rowSpan; down++) {
          for (let right = 0; right < cell.colSpan; right++) (this.at[row + down] ??= [])[column + right] = cell;
        }
        this.places.set(cell, {row, column});
        if (cell.dataset.cell) this.byPath.set(cell.dataset.cell, cell);
      }
    });
    this.width = Math.max(...this.at.map((row) => row.length));
    this.cells = [...this.places.keys()].filter((cell) => cell.tagName === 'TD');
  }

  value(td) {
    return td.querySelector('.v')?.textContent ?? '';
  }

  /** Where a cell is, for a person: its groups and its column. */
  where(td) {
    const {row, column} = this.places.get(td);
    const heads = [...new Set(this.at[row].slice(1, column))]
      .filter((cell) => cell.tagName === 'TH' && cell.getAttribute('role') === 'rowheader')
      .map((cell) => cell.querySelector('.t')?.textContent.trim());
    const name = td.closest('tr').dataset.row && this.byPath.get(`indicators/${td.closest('tr').dataset.row}/content`);
    if (name && name !== td && this.value(name)) heads.push(short(this.value(name), 16));
    return [...new Set([...heads, td.dataset.label])].filter(Boolean).join(' › ');
  }

  // ---- the current cell

  select(td, {focus = true, extend = false, keepLine = false} = {}) {
    if (!td) return;
    if (this.editing) this.commit();
    this.current?.classList.remove('current');
    if (this.current) this.current.tabIndex = -1;
    this.current = td;
    if (!extend) this.anchor = td;
    if (!keepLine) this.line = {...this.places.get(td)};
    td.classList.add('current');
    const editable = td.matches('.editable') && this.saving;
    td.tabIndex = editable ? -1 : 0;
    this.editor.hidden = !editable;
    this.editor.value = '';
    this.editor.setAttribute('aria-label', `${this.where(td)}: ${this.value(td)}`);
    if (editable && this.editor.parentNode !== td) td.append(this.editor);
    if (this.root.dataset.historyUrl && td.dataset.cell) td.append(this.menu);
    else this.menu.remove();
    if (focus) {
      (editable ? this.editor : td).focus({preventScroll: true});
      td.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
    this.paintRange();
    this.describe();
  }

  /** The current rectangle, from the cell where Shift was first held to the current one. */
  range() {
    const a = this.places.get(this.anchor);
    const b = this.places.get(this.current);
    return {
      top: Math.min(a.row, b.row),
      left: Math.min(a.column, b.column),
      bottom: Math.max(a.row + this.anchor.rowSpan, b.row + this.current.rowSpan) - 1,
      right: Math.max(a.column + this.anchor.colSpan, b.column + this.current.colSpan) - 1,
    };
  }

  paintRange() {
    this.table.querySelectorAll('.in-range').forEach((td) => td.classList.remove('in-range'));
    if (this.anchor === this.current) return;
    this.rangeRows().flat().forEach((td) => td?.classList.add('in-range'));
  }

  rangeRows() {
    const {top, left, bottom, right} = this.range();
    const columns = this.columns(left).filter((column) => column <= right);
    const seen = new Set();
    return this.at.slice(top, bottom + 1).map((row) => columns.map((column) => {
      const td = row[column];
      if (!td || td.tagName !== 'TD' || seen.has(td)) return null;
      seen.add(td);
      return td;
    }));
  }

  /** The columns that a block lies upon: the official ones, unless it begins in a helper column. */
  columns(from) {
    const cols = [...this.table.querySelectorAll('col')];
    const official = !cols[from].classList.contains('helper');
    return cols.map((col, column) => column)
      .filter((column) => column >= from && !(official && cols[column].classList.contains('helper')));
  }

  /** Steps over headings and merged cells, keeping to the row or column where the walk began. */
  move(down, right, extend = false) {
    let {row, column} = this.line;
    let td = this.current;
    while (td === this.current || td?.tagName === 'TH') {
      row += down;
      column += right;
      if (row < 0 || column < 0 || row >= this.at.length || column >= this.width) return;
      td = this.at[row][column];
    }
    if (!td) return;
    this.line = {row, column};
    this.select(td, {keepLine: true, extend});
  }

  end(forward, whole) {
    const {row} = this.line;
    const line = whole ? this.cells : this.cells.filter((td) => this.at[row].includes(td));
    this.select(forward ? line[line.length - 1] : line[0]);
  }

  describe() {
    const strip = (part) => this.root.querySelector(`[data-strip=${part}]`);
    if (!strip('where')) return;
    const td = this.current;
    const text = this.editing ? this.editor.value : this.value(td);
    const length = [...text].length;
    const limit = Number(td.dataset.limit || 0);
    const row = td.closest('tr').dataset.row;
    const rule = td.dataset.note || (/score|weight|actual/.test(td.dataset.cell || '') && row
      && this.table.querySelector(`[data-figure="rule/${row}"]`)?.dataset.note) || '';
    strip('where').textContent = this.where(td);
    strip('text').textContent = text;
    strip('count').textContent = limit ? this.say('count', length, limit) : length > 20 ? this.say('count.free', length) : '';
    strip('count').classList.toggle('over', limit > 0 && length > limit);
    strip('rule').textContent = rule ? this.words.derivation + this.colon + rule : '';
    strip('rule').hidden = !rule;
    this.root.dispatchEvent(new CustomEvent('described', {detail: td}));
    const history = this.act('history');
    if (history) history.hidden = !(td.dataset.cell && this.root.dataset.historyUrl);
    const doubt = this.act('doubt');
    if (doubt) doubt.hidden = !td.dataset.cell;
    const remove = this.act('remove-row');
    if (remove) remove.hidden = !(this.root.dataset.rowsUrl && row?.startsWith('indicator-'));
  }

  // ---- editing

  makeEditor() {
    this.menu = this.button('history', '');
    this.menu.className = 'cell-menu icon icon-history';
    this.menu.tabIndex = -1;
    this.menu.title = `${this.root.querySelector('[data-act=history]').textContent} Alt+H`;
    this.menu.setAttribute('aria-label', this.menu.title);
    const editor = this.editor = document.createElement('textarea');
    editor.className = 'cell-editor';
    editor.rows = 1;
    editor.autocomplete = 'off';
    editor.spellcheck = false;
    editor.addEventListener('compositionstart', () => this.begin());
    editor.addEventListener('input', () => {
      this.begin();
      this.fit();
      this.describe();
    });
    editor.addEventListener('blur', () => this.editing && this.commit());
  }

  begin(text) {
    if (this.editing) return;
    this.editing = true;
    if (text !== undefined) this.editor.value = text;
    this.current.classList.add('editing');
    this.fit();
    this.describe();
  }

  edit() {
    if (this.editor.hidden || !this.saving) return;
    const text = this.value(this.current);
    this.begin(text);
    this.editor.focus({preventScroll: true});
    this.editor.setSelectionRange(text.length, text.length);
  }

  fit() {
    this.editor.style.height = 'auto';
    this.editor.style.height = this.editor.scrollHeight + 2 + 'px';
  }

  leave() {
    this.editing = false;
    this.current.classList.remove('editing');
    this.editor.style.height = '';
    const text = this.editor.value;
    this.editor.value = '';
    return text;
  }

  commit() {
    const text = this.leave().replace(/\r\n?/g, '\n').replace(/[ \t\n]+$/, '');
    this.apply([{td: this.current, value: text}]);
    this.describe();
  }

  /** One act of a person: what really changes becomes one entry of the undo list and one part of the next batch. */
  apply(edits) {
    const changes = edits.map(({td, value}) => ({cell: td.dataset.cell, before: this.value(td), after: value}))
      .filter(({before, after}) => before !== after);
    if (!changes.length) return;
    this.done.push(changes);
    this.undone = [];
    this.send(changes.map(({cell, after}) => ({cell, value: after})));
  }

  send(edits) {
    for (const {cell, value} of edits) {
      const td = this.byPath.get(cell);
      td.kept ??= this.value(td);
      td.querySelector('.v').textContent = value;
      this.unnote(td);
    }
    this.saving.edit(edits);
    this.changed();
    this.describe();
  }

  undo() {
    const changes = this.done.pop();
    if (!changes) return;
    this.undone.push(changes);
    this.send(changes.map(({cell, before}) => ({cell, value: before})));
    this.select(this.byPath.get(changes[0].cell));
  }

  redo() {
    const changes = this.undone.pop();
    if (!changes) return;
    this.done.push(changes);
    this.send(changes.map(({cell, after}) => ({cell, value: after})));
    this.select(this.byPath.get(changes[0].cell));
  }

  takesEdits(td) {
    return td && td.matches('.editable') && this.saving;
  }

  clear() {
    this.apply(this.rangeRows().flat().filter((td) => this.takesEdits(td)).map((td) => ({td, value: ''})));
  }

  copy(event) {
    if (this.editing) return;
    event.preventDefault();
    writeBlock(event.clipboardData, this.rangeRows().map((row) => row.map((td) => (td ? this.value(td) : ''))));
    if (event.type === 'cut') this.clear();
  }

  paste(event) {
    if (this.editing || !this.saving) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData);
    const targets = this.rangeRows().flat().filter((td) => this.takesEdits(td));
    if (block.length === 1 && block[0].length === 1 && targets.length > 1) {
      this.apply(targets.map((td) => ({td, value: block[0][0]})));
      return;
    }
    const {top, left} = this.range();
    const columns = this.columns(left);
    const edits = new Map();
    let skipped = 0;
    block.forEach((texts, down) => texts.forEach((value, right) => {
      if (value === undefined) return;
      const td = this.at[top + down]?.[columns[right]];
      if (this.takesEdits(td) && !edits.has(td)) edits.set(td, {td, value});
      else if (value) skipped++;
    }));
    this.apply([...edits.values()]);
    if (skipped) this.announce(this.say('paste.skipped', skipped));
  }

  // ---- listening

  listen() {
    const {table, root} = this;
    table.addEventListener('keydown', (event) => this.key(event));
    table.addEventListener('copy', (event) => this.copy(event));
    table.addEventListener('cut', (event) => this.copy(event));
    table.addEventListener('paste', (event) => this.paste(event));
    table.addEventListener('mousedown', (event) => {
      const td = this.hit(event);
      if (!td || event.button) return;
      if (td.matches('.editable') || event.shiftKey) event.preventDefault();
      this.select(td, {extend: event.shiftKey});
    });
    table.addEventListener('dblclick', (event) => this.hit(event) && this.edit());
    table.addEventListener('click', (event) => {
      // A finger has no second click to spare: its first one edits.
      if (event.pointerType === 'touch' && this.hit(event)) this.edit();
    });
    table.addEventListener('focusin', (event) => {
      const td = event.target.closest('td');
      if (td && td !== this.current && event.target === td) this.select(td);
    });
    root.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      if (button.dataset.cell) this.go(button.dataset.cell);
      else if (button.dataset.act) this.perform(button.dataset.act, button);
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing && event.target.closest('.sheet-side')) this.close();
    });
  }

  hit(event) {
    if (event.target === this.editor && this.editing) return null;
    return event.target.closest('button, a') ? null : event.target.closest('td');
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.target.closest('button, a')) return;
    const command = event.ctrlKey || event.metaKey;
    const name = (command ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey ? 'Shift+' : '') + event.key;
    const act = (this.editing ? this.editingKeys : this.restingKeys)[name];
    if (!act) return;
    event.preventDefault();
    act.call(this);
  }

  editingKeys = {
    Enter() { this.commit(); this.move(1, 0); },
    'Shift+Enter'() { this.commit(); this.move(-1, 0); },
    'Alt+Enter'() { this.editor.setRangeText('\n', this.editor.selectionStart, this.editor.selectionEnd, 'end'); this.fit(); this.describe(); },
    Escape() { this.leave(); this.describe(); },
    Tab() { this.commit(); this.move(0, 1); },
    'Shift+Tab'() { this.commit(); this.move(0, -1); },
  };

  restingKeys = {
    ArrowDown() { this.move(1, 0); },
    ArrowUp() { this.move(-1, 0); },
    ArrowRight() { this.move(0, 1); },
    ArrowLeft() { this.move(0, -1); },
    'Shift+ArrowDown'() { this.move(1, 0, true); },
    'Shift+ArrowUp'() { this.move(-1, 0, true); },
    'Shift+ArrowRight'() { this.move(0, 1, true); },
    'Shift+ArrowLeft'() { this.move(0, -1, true); },
    Enter() { this.move(1, 0); },
    'Shift+Enter'() { this.move(-1, 0); },
    Home() { this.end(false); },
    End() { this.end(true); },
    'Ctrl+Home'() { this.end(false, true); },
    'Ctrl+End'() { this.end(true, true); },
    F2() { this.edit(); },
    Delete() { this.clear(); },
    Backspace() { this.clear(); },
    Escape() { this.select(this.current); },
    'Ctrl+z'() { this.undo(); },
    'Ctrl+y'() { this.redo(); },
    'Ctrl+Shift+Z'() { this.redo(); },
    'Alt+h'() { this.history(); },
    'Alt+y'() { this.doubt(); },
    ContextMenu() { this.history(); },
    'Shift+F10'() { this.history(); },
  };

  perform(act, button) {
    const info = button.closest('td');
    if (act === 'undo') this.undo();
    else if (act === 'redo') this.redo();
    else if (act === 'history') this.history();
    else if (act === 'doubt') this.doubt();
    else if (act === 'close') this.close();
    else if (act === 'problems') this.open('sheet-problems', button);
    else if (act === 'keep') this.saving.keepMine(info.dataset.cell);
    else if (act === 'drop') this.drop(info);
    else if (act === 'retry') this.saving.retry();
    else if (act === 'restore' || act === 'forget') this.decide(act === 'restore');
    else if (act === 'add-row') this.changeRows({add: {...button.closest('tr').dataset}});
    else if (act === 'remove-row' && confirm(this.words['row.removed'])) {
      this.changeRows({remove: this.current.closest('tr').dataset.row});
    }
    if (info && /keep|drop/.test(act)) this.select(info);
  }

  // ---- what saving tells

  state(cell, name) {
    const td = this.byPath.get(cell);
    if (!td) return;
    if (name === 'saving' || name === 'saved') this.unnote(td);
    td.dataset.state = name;
    td.dataset.sign = SYMBOLS[name];
  }

  /** The value the server holds, canonical, and perhaps another person's. */
  stored(cell, value) {
    const td = this.byPath.get(cell);
    if (!td) return;
    td.kept = td.querySelector('.v').textContent = value ?? '';
    if (td === this.current) this.describe();
  }

  refused(cell, info) {
    const td = this.byPath.get(cell);
    if (!td) return;
    this.state(cell, info.conflict ? 'conflict' : 'failed');
    td.refusal = info;
    const note = element('div', 'cell-note');
    if (info.conflict) {
      note.append(
        element('p', '', this.say('conflict.by', info.by ?? '', when(info.at))),
        element('p', 'theirs', info.theirs || this.words['conflict.empty']),
        this.button('keep', this.words.keepMine), this.button('drop', this.words.takeTheirs));
    } else {
      note.append(element('p', '', this.words.failed + this.colon + info.detail),
        this.button('keep', this.words.retry), this.button('drop', this.words.discard));
    }
    this.unnote(td);
    td.append(note);
    this.announce(`${this.where(td)}: ${note.firstChild.textContent} ${info.conflict ? info.theirs ?? '' : ''}`);
  }

  /** Gives a refused edit up: shows the other's value, or what the cell held before. */
  drop(td) {
    const cell = td.dataset.cell;
    const {conflict, theirs} = td.refusal;
    this.saving.drop(cell);
    this.done = this.done.map((changes) => changes.filter((change) => change.cell !== cell)).filter((changes) => changes.length);
    this.unnote(td);
    td.removeAttribute('data-state');
    this.stored(cell, conflict ? theirs : td.kept);
    this.changed();
  }

  unnote(td) {
    td.querySelector('.cell-note')?.remove();
  }

  answer({computed = [], problems}) {
    for (const {id, text, title} of computed) {
      const named = document.getElementById(id);
      for (const place of [...this.root.querySelectorAll(`[data-figure="${CSS.escape(id)}"]`), ...(named ? [named] : [])]) {
        (place.querySelector('.v') || place).textContent = text ?? '';
        if (place.tagName !== 'TD') continue;
        place.dataset.note = place.title = title ?? '';
      }
    }
    if (problems) this.showProblems(problems);
    this.describe();
    this.root.dispatchEvent(new CustomEvent('stored', {bubbles: true}));
  }

  changed() {
    const status = this.root.querySelector('[data-status]');
    if (!status || !this.saving) return;
    const {unsent, flight, held} = this.saving;
    const state = held.size ? 'failed' : unsent ? flight ? 'saving' : 'unsent' : 'saved';
    const text = state === 'saved' ? this.words['saved.all'] : state === 'saving' ? this.words.saving : this.say('unsaved', unsent);
    status.dataset.state = state;
    status.textContent = text;
    this.act('undo').disabled = !this.done.length;
    this.act('redo').disabled = !this.undone.length;
    if (!unsent) this.idle?.();
  }

  banner(why, ...parts) {
    const banner = this.root.querySelector('[data-banner]');
    if (!why && banner.dataset.why === 'stashed') return;
    banner.hidden = !why;
    banner.dataset.why = why || '';
    banner.replaceChildren();
    if (!why) return;
    banner.append(element('span', '', parts.length ? parts[0] : this.words[why]), ...parts.slice(1));
    if (why === 'signedOut') {
      const link = element('a', '', this.words.signIn);
      Object.assign(link, {href: this.root.dataset.loginUrl || '/login', target: '_blank', rel: 'noopener'});
      banner.append(link);
    }
    if (why === 'signedOut' || why === 'offline') banner.append(this.button('retry', this.words.retry));
  }

  offerLeft() {
    this.banner('stashed', this.say('stashed', this.saving.left.length),
      this.button('restore', this.words.restore), this.button('forget', this.words.drop));
  }

  decide(restore) {
    const edits = this.saving.left.filter(({cell}) => this.byPath.has(cell));
    this.root.querySelector('[data-banner]').dataset.why = '';
    this.banner(null);
    for (const {cell, value} of restore ? edits : []) {
      const td = this.byPath.get(cell);
      td.kept = this.value(td);
      td.querySelector('.v').textContent = value;
      this.done.push([{cell, before: td.kept, after: value}]);
    }
    this.saving.decide(restore);
  }

  // ---- problems, history, rows

  showProblems(problems) {
    const list = this.root.querySelector('[data-problems]');
    list.replaceChildren(...problems.map(({severity, cell, message}) => {
      const item = element('li');
      item.dataset.severity = severity;
      const button = element('button');
      button.type = 'button';
      button.disabled = !cell;
      if (cell) button.dataset.cell = cell;
      button.append(element('b', '', this.words['problems.' + severity.toLowerCase()]), ' ', element('span', '', message));
      if (this.byPath.has(cell)) button.append(element('small', '', this.where(this.byPath.get(cell))));
      item.append(button);
      return item;
    }));
    this.root.querySelector('[data-problem-none]').hidden = problems.length > 0;
    const count = this.root.querySelector('[data-problem-count]');
    if (count) count.textContent = problems.length;
    this.markProblems(problems);
  }

  markProblems(problems) {
    this.table.querySelectorAll('[data-problem]').forEach((td) => td.removeAttribute('data-problem'));
    for (const {severity, cell} of problems) {
      const td = this.byPath.get(cell);
      if (td && td.dataset.problem !== 'error') td.dataset.problem = severity.toLowerCase();
    }
  }

  go(cell) {
    const td = this.byPath.get(cell);
    if (!td) return;
    if (matchMedia('(max-width: 760px)').matches) this.close();
    this.select(td);
    td.scrollIntoView({block: 'center', inline: 'nearest'});
  }

  async history() {
    const cell = this.current.dataset.cell;
    if (!cell || !this.root.dataset.historyUrl) return;
    this.root.querySelector('[data-history-where]').textContent = this.where(this.current);
    this.open('sheet-history');
    await htmx.ajax('GET', `${this.root.dataset.historyUrl}?cell=${encodeURIComponent(cell)}`, {target: '#sheet-history-body', swap: 'innerHTML'});
  }

  /** The panel in which a finding is raised on the current cell. */
  doubt() {
    const panel = document.getElementById('sheet-doubt');
    const cell = this.current.dataset.cell;
    if (!panel || !cell) return;
    panel.querySelector('[name=place]').value = cell;
    panel.querySelector('[data-doubt-where]').textContent = this.where(this.current);
    this.open('sheet-doubt');
    panel.querySelector('textarea').focus();
  }

  open(id, button) {
    const panel = document.getElementById(id);
    const was = panel.hidden;
    this.close(false);
    panel.hidden = button ? !was : false;
    this.root.classList.toggle('with-side', !panel.hidden);
    button?.setAttribute('aria-expanded', String(!panel.hidden));
    if (panel.hidden) return;
    panel.focus({preventScroll: true});
    this.current.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }

  close(refocus = true) {
    this.root.querySelectorAll('.sheet-side').forEach((panel) => { panel.hidden = true; });
    this.act('problems')?.setAttribute('aria-expanded', 'false');
    this.root.classList.remove('with-side');
    if (refocus) this.select(this.current);
  }

  /** Rows come and go once everything typed is stored; then the page is drawn anew. */
  async changeRows({add, remove}) {
    if (this.editing) this.commit();
    if (this.saving.unsent) await new Promise((resolve) => { this.idle = resolve; });
    this.idle = null;
    const body = add ? {add: {branch: add.branch, child: add.child}} : {remove};
    try {
      const response = await fetch(this.root.dataset.rowsUrl, {
        method: 'POST',
        headers: headers({'If-Match': `"${this.saving.sequence}"`, 'Idempotency-Key': newKey()}),
        body: JSON.stringify(body),
      });
      if (response.redirected) throw new Error(this.words.signedOut);
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.detail || answer.title);
      if (answer.focus) history.replaceState(null, '', '#' + answer.focus);
      location.reload();
    } catch (failure) {
      this.banner('rows', this.say('rows.failed', failure.message));
    }
  }

  // ---- small things

  act(name) {
    return this.root.querySelector(`[data-act=${name}]`);
  }

  button(act, text) {
    const button = element('button', 'small-button', text);
    button.type = 'button';
    button.dataset.act = act;
    return button;
  }

  say(key, ...values) {
    return values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), this.words[key]);
  }

  announce(text) {
    this.root.querySelector('[data-live]').textContent = text;
  }
}

function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** A moment of the protocol as the pages write it. */
function when(at = '') {
  if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(at)) return at;
  return new Date(at).toLocaleString('sv-SE', {timeZone: 'Asia/Shanghai'});
}

function short(text, length) {
  const signs = [...text];
  return signs.length > length ? signs.slice(0, length).join('') + '…' : text;
}

document.querySelectorAll('[data-sheet]').forEach((root) => {
  if (root.querySelector('[data-words]')) root.grid = new Grid(root);
});
