/* Handing many files in: uploaded by the page, then shown where they are worked on. */
import {headers, newKey} from './saving.js';

const form = document.querySelector('[data-imports]');
const part = (name) => document.querySelector(`[data-${name}]`);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  part('refusal').hidden = true;
  part('busy').hidden = false;
  try {
    const {'Content-Type': unused, ...rest} = headers({'Idempotency-Key': newKey()});
    const response = await fetch(form.action, {method: 'POST', headers: rest, body: new FormData(form)});
    const answer = /json/.test(response.headers.get('Content-Type') || '') ? await response.json() : {};
    if (response.ok) location.assign(`/imports/${encodeURIComponent(answer.id)}`);
    else refuse(answer.detail || part('lost').textContent);
  } catch (lost) {
    refuse(part('lost').textContent);
  } finally {
    button.disabled = false;
    part('busy').hidden = true;
  }
});

function refuse(text) {
  part('refusal').textContent = text;
  part('refusal').hidden = false;
}
