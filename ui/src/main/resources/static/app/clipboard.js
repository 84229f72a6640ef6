/* Blocks of cells to and from the clipboard. A block is a list of rows of texts; a place that a merged cell covers
   holds undefined and is neither pasted nor emptied. */

/** The block that a paste brings: the table of Excel or WPS if there is one, else tab-separated text. */
export function readBlock(data) {
  const html = data.getData('text/html');
  const block = html ? fromHtml(html) : null;
  return block || fromText(data.getData('text/plain'));
}

function fromHtml(html) {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const rows = [...table.rows];
  const block = rows.map(() => []);
  rows.forEach((row, r) => {
    let c = 0;
    for (const cell of row.cells) {
      while (c in block[r]) c++;
      const height = Math.min(cell.rowSpan || rows.length, rows.length - r);
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < cell.colSpan; right++) {
          block[r + down][c + right] = down || right ? undefined : words(cell);
        }
      }
    }
  });
  return block;
}

/** The text as a person sees it: line breaks where br, p or div make them, other white space collapsed. */
function words(cell) {
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[\s\u00a0]+/g, ' ');
    if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT)$/.test(node.tagName)) return '';
    if (node.tagName === 'BR') return '\n';
    const inner = [...node.childNodes].map(read).join('');
    return /^(P|DIV|LI)$/.test(node.tagName) ? '\n' + inner + '\n' : inner;
  };
  return [...cell.childNodes].map(read).join('').replace(/ *\n */g, '\n').replace(/\n{2,}/g, '\n').trim();
}

/** Tab-separated text; a field in quotes may hold tabs, line breaks and doubled quotes. */
function fromText(text) {
  const block = [[]];
  const all = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  let at = 0;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(all.slice(at));
    const field = quoted ? quoted[0] : /^[^\t\n]*/.exec(all.slice(at))[0];
    block[block.length - 1].push(quoted ? quoted[1].replace(/""/g, '"') : field.trim());
    at += field.length;
    if (at >= all.length) return block;
    if (all[at++] === '\n') block.push([]);
  }
}

/** Puts a block on the clipboard as text and as a table. */
export function writeBlock(data, block) {
  const quote = (text) => (/[\t\n"]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const escape = (text) => text.replace(/[&<>]/g, (sign) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[sign]);
  data.setData('text/plain', block.map((row) => row.map(quote).join('\t')).join('\n'));
  const html = (row) => '<tr>' + row.map((t) => '<td>' + escape(t).replace(/\n/g, '<br>') + '</td>').join('') + '</tr>';
  data.setData('text/html', '<table>' + block.map(html).join('') + '</table>');
}
