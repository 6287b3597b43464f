// The controls of the HTML page: search, filters, keyboard, size of the text, corrections. Without
// scripts the page is the same list without them. Nothing of an article is ever read as markup here.
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
      'the text, e corrects the event, Esc clears, ? these lines.');
  const form = make('form', {class: 'tools', role: 'search'});
  const save = make('button', {type: 'button', hidden: ''});
  form.append(search, ...filters, open, reset, save, count, help);
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
      'e': () => { const at = events.find(e => e.contains(document.activeElement)); if (at) correct(at); },
      '?': () => { help.hidden = !help.hidden; },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Corrections: kept beside the case as it was read, and saved with it for the command line.
  const saved = JSON.parse(document.getElementById('dateline').textContent);
  const corrections = new Map((saved.corrections || []).map(one => [one.event, one]));
  const dates = /^(\d{4}(-\d\d(-\d\d)?)?[?~]?|\d{3}X|\[(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?\]|(\d{4}(-\d\d){0,2}|\.\.)\/(\d{4}(-\d\d){0,2}|\.\.))$/;
  let unsaved = 0;
  const field = (label, attributes) => {
    const line = make('label', {}, label);
    const input = make('input', {type: 'text', ...attributes});
    line.append(input);
    return [line, input];
  };
  const describe = (event, one) => {
    const parts = [];
    if (one?.hide) parts.push('hidden');
    if (one?.same_as) parts.push('the same as another event');
    if (one && 'label' in one) parts.push('title');
    if (one && 'date' in one) parts.push('date');
    let line = event.querySelector('.corrected');
    if (!line) event.querySelector('h3').after(line = make('p', {class: 'corrected'}));
    line.textContent = parts.length ? 'Corrected by hand: ' + parts.join(', ') : '';
    line.hidden = !parts.length;
    event.classList.toggle('gone', Boolean(one?.hide || one?.same_as));
  };
  const tell = () => {
    save.hidden = !unsaved;
    save.textContent = `Save corrected case (${corrections.size})`;
  };
  const correct = event => {
    const details = event.querySelector('details');
    details.open = true;
    const known = event.querySelector('.correct');
    if (known) { known.querySelector('input').focus(); return; }
    const id = event.dataset.event;
    const before = corrections.get(id) || {};
    const title = event.querySelector('h3 bdi');
    const read = saved.events.find(one => one.id === id).label;
    const box = make('form', {class: 'correct', 'aria-label': 'Correct event ' + event.id.slice(1)});
    const [titleLine, titleField] = field('Title', {value: title.textContent, maxlength: 200});
    const [dateLine, dateField] = field('Date (EDTF, or undated)', {
      value: 'date' in before ? before.date ?? 'undated' : '', placeholder: 'as read'});
    const [sameLine, sameField] = field('Same as event No', {
      type: 'number', min: 1, max: events.length,
      value: before.same_as ? events.find(e => e.dataset.event === before.same_as)?.id.slice(1) ?? '' : ''});
    const [whyLine, whyField] = field('Why', {value: before.note || ''});
    const [hideLine, hideField] = field('Hide', {type: 'checkbox'});
    hideField.checked = Boolean(before.hide);
    const problem = make('p', {class: 'problem', role: 'alert'});
    const apply = make('button', {type: 'submit'}, 'Apply');
    const undo = make('button', {type: 'button'}, 'Undo');
    box.append(titleLine, dateLine, sameLine, whyLine, hideLine, problem, apply, undo);
    details.querySelector('.evidence').append(box);
    box.addEventListener('submit', submitted => {
      submitted.preventDefault();
      const day = dateField.value.trim();
      const other = sameField.value && events.find(e => e.id === 'e' + sameField.value);
      const wrong = day && day !== 'undated' && !dates.test(day) ? 'Dates look like 2020-09-18, 2020-09 or [2020-09-18..2020-09-20].'
          : sameField.value && (!other || other === event) ? 'There is no other event of that number.' : '';
      problem.textContent = wrong;
      if (wrong) return;
      const one = {event: id};
      if (hideField.checked) one.hide = true;
      if (titleField.value.trim() && titleField.value !== read) one.label = titleField.value.trim();
      if (day) one.date = day === 'undated' ? null : day;
      if (other) one.same_as = other.dataset.event;
      if (whyField.value.trim()) one.note = whyField.value.trim();
      const changes = Object.keys(one).some(key => key !== 'event' && key !== 'note');
      if (changes) corrections.set(id, one); else corrections.delete(id);
      title.textContent = one.label ?? read;
      describe(event, changes ? one : undefined);
      unsaved += 1;
      tell();
    });
    undo.addEventListener('click', () => {
      corrections.delete(id);
      title.textContent = read;
      describe(event, undefined);
      box.remove();
      unsaved += 1;
      tell();
      event.querySelector('.badge').focus();
    });
    titleField.focus();
  };
  for (const event of events) {
    const button = make('button', {type: 'button', class: 'edit'}, 'Correct\u2026');
    button.addEventListener('click', () => correct(event));
    event.querySelector('.evidence').append(button);
  }
  save.addEventListener('click', () => {
    const order = new Map(saved.events.map((one, at) => [one.id, at]));
    const list = [...corrections.values()].sort((a, b) => order.get(a.event) - order.get(b.event));
    const text = JSON.stringify({...saved, corrections: list}, null, 2) + '\n';
    const link = make('a', {download: 'corrected.json', href: URL.createObjectURL(new Blob([text], {type: 'application/json'}))});
    document.body.append(link);
    link.click();
    link.remove();
    unsaved = 0;
    tell();
  });
  addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });

  addEventListener('hashchange', restore);
  restore();
})();
