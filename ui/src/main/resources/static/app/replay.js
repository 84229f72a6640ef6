/* Steps through a form's events without loading the page anew. The address keeps the step; without this script the
   slider is a form and the buttons are links. */
const room = document.querySelector('[data-replay]');
const slider = room.querySelector('input[type=range]');
const stage = room.querySelector('.replay-stage');
const acts = [...room.querySelectorAll('[data-acts] li')];
const play = room.querySelector('[data-go=play]');
const speed = room.querySelector('[data-speed] select');
const problem = room.querySelector('[data-problem]');
const last = Number(slider.max);
const fetched = new Map();
let shown = Number(slider.value);
let wanted = shown;
let timer = 0;

play.hidden = false;
room.querySelector('[data-speed]').hidden = false;
room.querySelector('[data-keys]').hidden = false;
room.querySelector('[data-submit]').hidden = true;
settle(stage.firstElementChild, false);

/** The step as an element, fetched once; a step never changes. */
function fetchStep(sequence) {
  if (!fetched.has(sequence)) {
    const address = new URL(`${room.dataset.url}/step`, location.href);
    address.searchParams.set('seq', sequence);
    fetched.set(sequence, fetch(address, {credentials: 'same-origin'}).then(async (answer) => {
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const step = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('replay-step');
      if (!step) throw new Error('no step');
      return step;
    }).catch((failure) => {
      fetched.delete(sequence);
      throw failure;
    }));
  }
  return fetched.get(sequence);
}

/** Shows a step, unless another is wanted by the time it is there. */
async function go(sequence, quietly = false) {
  wanted = Math.min(last, Math.max(0, sequence));
  slider.value = wanted;
  if (wanted === shown) return true;
  const asked = wanted;
  try {
    const step = await fetchStep(asked);
    if (asked !== wanted) return true;
    problem.hidden = true;
    stage.replaceChildren(step.cloneNode(true));
    shown = asked;
    settle(step, quietly);
    const mark = stage.querySelector('td[class*=mark-]');
    if (mark) mark.scrollIntoView({block: 'nearest', inline: 'nearest'});
    return true;
  } catch {
    if (asked !== wanted) return false;
    stop();
    wanted = shown;
    slider.value = shown;
    problem.textContent = room.dataset.failed;
    problem.hidden = false;
    return false;
  }
}

/** Brings address, slider, buttons and list to the step that is shown. */
function settle(step, quietly) {
  const address = new URL(location.href);
  address.searchParams.delete('at');
  address.searchParams.set('seq', shown);
  history.replaceState(null, '', address);
  slider.value = shown;
  slider.setAttribute('aria-valuetext', step.dataset.title);
  room.querySelector('[data-where]').textContent = step.dataset.title;
  if (!quietly) room.querySelector('[data-live]').textContent = `${step.dataset.title} ${step.dataset.words}`;
  for (const link of document.querySelectorAll('a[data-lang]')) {
    const other = new URL(address);
    other.searchParams.set('lang', link.dataset.lang);
    link.href = other.search;
  }
  for (const [name, target, stops] of [['first', 0, shown === 0], ['previous', shown - 1, shown === 0],
    ['next', shown + 1, shown === last], ['last', last, shown === last]]) {
    const button = room.querySelector(`[data-go=${name}]`);
    address.searchParams.set('seq', Math.min(last, Math.max(0, target)));
    button.href = address.search;
    button.toggleAttribute('data-stops', stops);
    button.setAttribute('aria-disabled', String(stops));
  }
  for (const item of acts) {
    const here = shown >= Number(item.dataset.from) && shown <= Number(item.dataset.to);
    const link = item.querySelector('a');
    if (here) {
      link.setAttribute('aria-current', 'step');
      const list = item.parentElement;
      const [top, bottom] = [item.offsetTop - list.offsetTop, item.offsetTop - list.offsetTop + item.offsetHeight];
      if (top < list.scrollTop || bottom > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3;
    } else {
      link.removeAttribute('aria-current');
    }
  }
  if (shown < last) fetchStep(shown + 1).catch(() => {});
  if (shown > 0) fetchStep(shown - 1).catch(() => {});
}

function stop() {
  clearTimeout(timer);
  timer = 0;
  tellPlaying();
}

function tellPlaying() {
  play.querySelector('[data-play-words]').textContent = timer ? play.dataset.pause : play.dataset.play;
  play.querySelector('[data-play-sign]').textContent = timer ? '❚❚' : '▶';
}

async function start() {
  if (shown === last) await go(0);
  schedule();
  tellPlaying();
}

/** The next step is due after a pause, and after the one before it is there. */
function schedule() {
  timer = setTimeout(async () => {
    const there = await go(shown + 1, true);
    if (!timer) return;
    if (!there || shown >= last) stop();
    else schedule();
  }, Number(speed.value));
}

const targets = {first: () => 0, previous: () => wanted - 1, next: () => wanted + 1, last: () => last};

room.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = event.target.closest('[data-go]');
  const link = event.target.closest('[data-to]');
  if (button === play) {
    timer ? stop() : start();
  } else if (button) {
    event.preventDefault();
    stop();
    go(targets[button.dataset.go]());
  } else if (link && link.matches('a')) {
    event.preventDefault();
    stop();
    go(Number(link.dataset.to));
  }
});

slider.addEventListener('input', () => {
  stop();
  go(Number(slider.value));
});

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const typing = event.target.closest('input:not([type=range]), select, textarea');
  const scrolls = event.target.closest('.paper-scroll');
  if (typing || (scrolls && scrolls.scrollWidth > scrolls.clientWidth)) return;
  const target = {ArrowLeft: targets.previous, ArrowRight: targets.next, Home: targets.first, End: targets.last}[event.key];
  if (target) {
    event.preventDefault();
    stop();
    go(target());
  } else if (event.key === ' ' && !event.target.closest('button, summary')) {
    event.preventDefault();
    timer ? stop() : start();
  }
});
