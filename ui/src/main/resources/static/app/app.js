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
