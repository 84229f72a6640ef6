/* What every page does: the language links keep the rest of the address, and htmx sends the CSRF token. */
const address = new URL(location.href);
for (const link of document.querySelectorAll('a[data-lang]')) {
  address.searchParams.set('lang', link.dataset.lang);
  link.href = address.search;
}

document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="_csrf"]')?.content;
  const header = document.querySelector('meta[name="_csrf_header"]')?.content;
  if (token && header && event.detail.verb !== 'get') event.detail.headers[header] = token;
});

/* A form is sent once: a second press while the answer is on its way would be told of what the first has done.
   Heard at the window, after whoever sends the form another way. Stopped or lost, it can be sent again soon. */
const AGAIN_AFTER = 3000;
addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  setTimeout(() => delete form.dataset.sent, AGAIN_AFTER);
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));
