// The controls of the HTML page: search, filters, keyboard, size of the text. Without scripts the
// page is the same list without them. Nothing of an article is ever read as markup here.
'use strict';
(() => {
  const events = [...document.querySelectorAll('li.event')];
  if (events.length < 2) return;
  const sections = [...document.querySelectorAll('main > section:not(.conflicts)')];
  const marks = new Map([...document.querySelectorAll('.strip a')].map(a => [a.getAttribute('href'), a]));
  const words = new Map(events.map(e => [e, e.textContent.toLowerCase()]));
  const make = (name, attributes, text) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };

  // What an event has of each kind of filter: an event may have several actors.
  const values = (event, kind) => (event.dataset[kind] || '').split('|').filter(Boolean);
  const filters = [['status', 'status'], ['type', 'type'], ['actors', 'actor']].map(([kind, label]) => {
    const counts = new Map();
    for (const event of events)
      for (const value of values(event, kind)) counts.set(value, (counts.get(value) || 0) + 1);
    const select = make('select', {'aria-label': 'Filter by ' + label, name: kind});
    select.append(make('option', {value: ''}, 'Any ' + label));
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
      select.append(make('option', {value}, `${value} (${count})`));
    return select;
  });
  const search = make('input', {type: 'search', name: 'q', 'aria-label': 'Search events and sources',
                                placeholder: 'Search   ( / )', autocomplete: 'off'});
  const open = make('button', {type: 'button', 'aria-pressed': 'false'}, 'Show all sources');
  const reset = make('button', {type: 'button'}, 'Clear');
  const count = make('p', {class: 'count', role: 'status'});
  const help = make('p', {class: 'keys', hidden: ''},
      'Keys: / search, up and down from event to event, Enter opens the source, + and - size of ' +
      'the text, Esc clears, ? these lines.');
  const form = make('form', {class: 'tools', role: 'search'});
  form.append(search, ...filters, open, reset, count, help);
  document.querySelector('main').before(form);

  const show = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const event of events) {
      const fits = wanted.every(word => words.get(event).includes(word)) &&
          filters.every(f => !f.value || values(event, f.name).includes(f.value));
      event.hidden = !fits;
      shown += fits;
      marks.get('#' + event.id)?.classList.toggle('off', !fits);
    }
    const all = shown === events.length;
    for (const section of sections) {
      section.hidden = !section.querySelector('li.event:not([hidden])');
      const between = section.querySelector('.between');
      if (between) between.hidden = !all;
    }
    count.textContent = all ? `${shown} events` : `${shown} of ${events.length} events`;
    reset.hidden = all;
  };
  // The address keeps what is chosen, so that it can be sent on.
  const keep = () => {
    const chosen = new URLSearchParams();
    for (const field of [search, ...filters]) if (field.value) chosen.set(field.name, field.value);
    const text = chosen.toString();
    history.replaceState(null, '', text ? '#?' + text : location.pathname + location.search);
  };
  const restore = () => {
    if (location.hash.startsWith('#?')) {
      const chosen = new URLSearchParams(location.hash.slice(2));
      for (const field of [search, ...filters]) field.value = chosen.get(field.name) || '';
    } else if (location.hash) {
      const target = document.getElementById(location.hash.slice(1));
      const details = target?.querySelector('details');
      if (details) details.open = true;
    }
    show();
  };
  const clear = () => {
    for (const field of [search, ...filters]) field.value = '';
    show();
    keep();
  };
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', () => { show(); keep(); });
  reset.addEventListener('click', clear);
  open.addEventListener('click', () => {
    const all = open.getAttribute('aria-pressed') === 'false';
    open.setAttribute('aria-pressed', String(all));
    for (const details of document.querySelectorAll('.event details')) details.open = all;
  });

  let size = 100;
  const step = by => {
    const list = events.filter(e => !e.hidden);
    const at = list.findIndex(e => e.contains(document.activeElement));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1)
                             : Math.min(Math.max(at + by, 0), list.length - 1)];
    next?.querySelector('.badge').focus();
    next?.scrollIntoView({block: 'nearest'});
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { clear(); search.blur(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = {
      '/': () => search.focus(),
      'ArrowDown': () => step(1),
      'ArrowUp': () => step(-1),
      '+': () => { size = Math.min(size + 10, 200); document.body.style.fontSize = size + '%'; },
      '-': () => { size = Math.max(size - 10, 60); document.body.style.fontSize = size + '%'; },
      '?': () => { help.hidden = !help.hidden; },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  addEventListener('hashchange', restore);
  restore();
})();
