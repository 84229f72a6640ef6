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

/* What htmx asked for and did not get, in words: nothing on the page is lost, and what to do is said beside it. */
const TOLD = 'request-told';
const said = (name) => document.querySelector(`meta[name="told-${name}"]`)?.content ?? '';
let signedOut = false;

function tell(event, name) {
  const place = event.detail.target ?? event.detail.elt;
  const box = document.getElementById(TOLD) ?? document.createElement('p');
  box.id = TOLD;
  box.className = 'notice-box bad no-print';
  box.setAttribute('role', 'alert');
  box.dataset.told = name;
  box.dataset.path = event.detail.pathInfo?.requestPath ?? '';
  box.textContent = said(name);
  if (name === 'signed-out') {
    signedOut = true;
    const link = document.createElement('a');
    link.href = '/login';
    link.target = '_blank';
    link.textContent = said('sign-in');
    box.append(' ', link);
  }
  if (place?.isConnected && place !== document.body) place.before(box);
  else document.querySelector('main')?.prepend(box);
}

const isSignIn = (xhr) => {
  try {
    return new URL(xhr.responseURL).pathname === '/login' && location.pathname !== '/login';
  } catch (noAddress) {
    return false;
  }
};

document.addEventListener('htmx:beforeSwap', (event) => {
  if (!isSignIn(event.detail.xhr)) return;
  event.detail.shouldSwap = false;
  tell(event, 'signed-out');
});
document.addEventListener('htmx:responseError', (event) => {
  const {status} = event.detail.xhr;
  tell(event, status === 401 || status === 403 ? 'signed-out' : status === 404 ? 'gone' : 'failed');
});
document.addEventListener('htmx:sendError', (event) => tell(event, 'unreachable'));
document.addEventListener('htmx:timeout', (event) => tell(event, 'unreachable'));
document.addEventListener('htmx:afterRequest', (event) => {
  const box = document.getElementById(TOLD);
  if (event.detail.successful && !isSignIn(event.detail.xhr) && box?.dataset.path === event.detail.pathInfo?.requestPath) box.remove();
});

/* Back from signing in elsewhere, the page takes the token of the new session, so that the next press succeeds. */
addEventListener('focus', async () => {
  if (!signedOut) return;
  try {
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('meta[name="_csrf"]')?.content;
    const meta = document.querySelector('meta[name="_csrf"]');
    if (!fresh || !meta) return;
    meta.content = fresh;
    document.querySelectorAll('input[name="_csrf"]').forEach((input) => { input.value = fresh; });
    signedOut = false;
    document.getElementById(TOLD)?.remove();
  } catch (stillAway) {
    // The next look at the page tries again.
  }
});
