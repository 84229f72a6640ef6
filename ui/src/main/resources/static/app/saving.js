/* What was typed on its way to the server: one queue, one request in flight. Nothing typed is ever dropped: an edit is
   in `pending` (not sent), in `flight` (sent, not answered) or in `held` (refused, waiting for a person), and all three
   are kept in the browser's storage until the server has them.

   Every edit carries the sequence it was made on. A batch holds edits of one sequence, which is its If-Match. */

const LONGEST_WAIT = 30000;

export class Saving {
  /** view: state(cell, name), refused(cell, info), stored(cell, value), answer(body), banner(name), changed() */
  constructor({url, sequence, storageKey, view}) {
    Object.assign(this, {url, sequence, view});
    this.storageKey = `${storageKey}.${newKey()}`; // its own for each visit, so that two windows do not overwrite each other
    this.pending = new Map();
    this.held = new Map();
    this.flight = null;
    this.ahead = new Map(); // cells seen at a later sequence than the rest of the form
    this.leftKeys = keysOf(storageKey);
    this.left = this.leftKeys.flatMap(read); // what earlier visits could not send, until a person decides
    this.failures = 0;
    addEventListener('online', () => this.retry());
    addEventListener('focus', () => this.signedOut && this.retry());
  }

  edit(changes) {
    for (const {cell, value, seen} of changes) {
      this.held.delete(cell);
      this.pending.set(cell, {value, seen: seen ?? Math.max(this.sequence, this.ahead.get(cell) ?? 0)});
      this.view.state(cell, 'unsent');
    }
    this.keep();
    this.pump();
  }

  /** Brings back what earlier visits left, or lets it go. */
  decide(restore) {
    this.edit(restore ? this.left : []);
    this.leftKeys.forEach((key) => localStorage.removeItem(key));
    this.left = [];
  }

  get unsent() {
    return new Set([...this.pending.keys(), ...this.held.keys(), ...(this.flight ? this.flight.changes.keys() : [])]).size;
  }

  /** Sends a refused edit again: as it is, or over the other's value once that was seen. */
  keepMine(cell) {
    const {value, seen} = this.held.get(cell);
    this.edit([{cell, value, seen}]);
  }

  /** Gives a refused edit up for what the server has. */
  drop(cell) {
    const {conflict, seen} = this.held.get(cell);
    this.held.delete(cell);
    if (conflict) this.ahead.set(cell, seen);
    this.keep();
  }

  retry() {
    if (this.flight && this.waiting) this.send();
    else this.pump();
  }

  pump() {
    if (this.flight || !this.pending.size) return;
    const seen = this.pending.values().next().value.seen;
    const changes = new Map([...this.pending].filter(([, edit]) => edit.seen === seen));
    changes.forEach((edit, cell) => this.pending.delete(cell));
    this.flight = {key: newKey(), seen, changes};
    this.send();
  }

  async send() {
    clearTimeout(this.timer);
    this.waiting = false;
    const {key, seen, changes} = this.flight;
    changes.forEach((edit, cell) => this.pending.has(cell) || this.view.state(cell, 'saving'));
    this.view.changed();
    try {
      if (this.signedOut) await refreshToken();
      const response = await fetch(this.url, {
        method: 'POST',
        headers: headers({'If-Match': `"${seen}"`, 'Idempotency-Key': key}),
        body: JSON.stringify({changes: [...changes].map(([cell, edit]) => ({cell, value: edit.value}))}),
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      const json = /json/.test(response.headers.get('Content-Type') || '');
      const body = json ? await response.json() : {};
      if (response.ok && json && !response.redirected) this.accepted(body);
      else if (response.status === 401 || response.redirected) this.stop('signedOut');
      else if (response.status === 403 && !this.flight.renewed) this.renew();
      else if (response.status === 429 || response.status >= 500 || response.ok) this.stop('offline');
      else this.refused(response.status, body);
    } catch (lost) {
      this.stop('offline');
    }
  }

  /** Perhaps only the token is old: once more with a new one, under the same key. */
  renew() {
    this.flight.renewed = true;
    this.signedOut = true;
    this.send();
  }

  /** Waits and tries the same request again, with the same key; signed out, a person's return is waited for. */
  stop(why) {
    this.waiting = true;
    this.signedOut = why === 'signedOut';
    this.flight.changes.forEach((edit, cell) => this.pending.has(cell) || this.view.state(cell, 'unsent'));
    this.view.banner(why);
    this.view.changed();
    if (why === 'offline') {
      this.timer = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures++));
    }
  }

  connected() {
    this.failures = 0;
    this.signedOut = false;
    this.view.banner(null);
  }

  accepted(body) {
    const {seen, changes} = this.flight;
    const general = seen === this.sequence;
    this.flight = null;
    const fromOthers = new Set();
    for (const {cell, value} of body.cells) {
      if (!changes.has(cell)) fromOthers.add(cell);
      if (!this.pending.has(cell) && !this.held.has(cell)) this.view.stored(cell, value);
    }
    changes.forEach((edit, cell) => {
      if (!general) this.ahead.set(cell, body.sequence);
      if (!this.pending.has(cell)) this.view.state(cell, 'saved');
    });
    // What others changed and we are about to overwrite keeps its old sequence, so that the server refuses it.
    this.pending.forEach((edit, cell) => {
      if (changes.has(cell) || (general && edit.seen === seen && !fromOthers.has(cell))) edit.seen = body.sequence;
    });
    if (general) this.sequence = body.sequence;
    this.view.answer(body);
    this.settled();
  }

  /** Holds the cells that are to blame with their text; the others go again, alone. */
  refused(status, problem) {
    const {changes} = this.flight;
    this.flight = null;
    const named = new Map((problem.cells || []).map((info) => [info.cell, info]));
    const blamed = [...changes.keys()].filter((cell) => named.has(cell));
    const guilty = new Set(blamed.length ? blamed : changes.keys());
    changes.forEach((edit, cell) => {
      const value = this.pending.has(cell) ? this.pending.get(cell).value : edit.value;
      this.pending.delete(cell);
      if (!guilty.has(cell)) {
        this.pending.set(cell, {value, seen: edit.seen});
        return;
      }
      const info = named.get(cell) || {};
      const conflict = status === 412 && blamed.length > 0;
      this.held.set(cell, {value, conflict, seen: conflict ? problem.sequence ?? edit.seen : edit.seen});
      this.view.refused(cell, {conflict, ...info, detail: info.detail || problem.detail || problem.title || String(status)});
    });
    this.settled();
  }

  settled() {
    this.connected();
    this.keep();
    this.pump();
  }

  /** Stores what the server has not got. */
  keep() {
    this.view.changed();
    const edits = [...this.held, ...(this.flight ? this.flight.changes : []), ...this.pending];
    try {
      if (edits.length) {
        localStorage.setItem(this.storageKey, JSON.stringify(edits.map(([cell, {value, seen}]) => ({cell, value, seen}))));
      } else {
        localStorage.removeItem(this.storageKey);
      }
    } catch (full) {
      // Without storage the text still stands in the page, and leaving it is warned of.
    }
  }
}

function keysOf(storageKey) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(storageKey + '.'));
  } catch (forbidden) {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) || [];
  } catch (unreadable) {
    return [];
  }
}

/** An idempotency key; crypto.randomUUID is missing on plain http. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function headers(more) {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const token = meta('_csrf');
  return {
    'Content-Type': 'application/json',
    Accept: 'application/json, application/problem+json',
    'X-Requested-With': 'XMLHttpRequest',
    ...(token ? {[meta('_csrf_header')]: token} : {}),
    ...more,
  };
}

/** After a new sign-in the page's token is of the old session: take the one of the present. */
async function refreshToken() {
  const response = await fetch(location.href, {headers: {Accept: 'text/html'}});
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.querySelector('meta[name="_csrf"]')?.content;
  const meta = document.querySelector('meta[name="_csrf"]');
  if (fresh && meta) meta.content = fresh;
}
