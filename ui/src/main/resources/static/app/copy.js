// The weights of what is chosen, branch by branch, in hundredths so that sums are exact.
const form = document.querySelector('[data-copy]');

const points = (text) => {
  const found = /^\s*([0-9]{1,6})(?:\.([0-9]{1,2}))?\s*$/.exec(text);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0;
};
const shown = (hundredths) => (hundredths / 100).toFixed(2);

function weigh() {
  const words = form.querySelector('[data-words]').dataset;
  const sums = new Map();
  for (const row of form.querySelectorAll('[data-row]')) {
    const chosen = row.querySelector('input[name=row]').checked;
    row.classList.toggle('left', !chosen);
    const weight = row.querySelector('[data-field=weight]');
    if (chosen && weight) {
      sums.set(row.dataset.branch, (sums.get(row.dataset.branch) ?? 0) + points(weight.value));
    }
  }
  for (const line of form.querySelectorAll('[data-weigh]')) {
    const sum = sums.get(line.dataset.weigh) ?? 0;
    const off = sum - points(line.dataset.owed);
    line.querySelector('[data-sum]').textContent = shown(sum);
    line.querySelector('[data-off]').textContent =
      off === 0 ? `✓ ${words.fits}` : `${off > 0 ? words.over : words.short} ${shown(Math.abs(off))}`;
    line.classList.toggle('fits', off === 0);
  }
}

if (form) {
  form.addEventListener('input', weigh);
  weigh();
}
