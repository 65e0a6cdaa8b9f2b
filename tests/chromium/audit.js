// What is wrong with the page as it is shown now: a list of sentences. In the manner of axe: landmarks, headings, names,
// lists, links, contrast of text and of drawings, and that nothing runs over the edge.
const faults = [];
const told = (e) => `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.getAttribute('class') ? '.' + e.getAttribute('class') : ''}> “${(e.textContent || '').trim().slice(0, 40)}”`;
const all = (selector, from) => [...(from || document).querySelectorAll(selector)];

// Landmarks and headings.
if (!document.documentElement.lang) faults.push('the page names no language');
if (!document.title.trim()) faults.push('the page has no title');
for (const [name, selector] of [['main', 'main'], ['banner', 'body > header'], ['contentinfo', 'body > footer'], ['h1', 'h1']])
  if (all(selector).length !== 1) faults.push(`${all(selector).length} of ${name}`);
for (const child of document.body.children)
  if (!['header', 'main', 'footer', 'aside'].includes(child.localName) && !child.classList.contains('skip'))
    faults.push(`${told(child)} is in no landmark`);
let level = 0;
for (const heading of all('h1, h2, h3, h4, h5, h6')) {
  const next = Number(heading.localName[1]);
  if (next > level + 1) faults.push(`${told(heading)} skips a level`);
  if (!heading.textContent.trim()) faults.push('a heading is empty');
  level = next;
}
const ids = all('[id]').map((e) => e.id);
if (new Set(ids).size !== ids.length) faults.push('an id is there twice');

// Names.
const name = (e) => {
  const label = (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean).map((id) => document.getElementById(id));
  if (label.includes(null)) faults.push(`${told(e)} is named by what is not there`);
  return [e.getAttribute('aria-label') || '', ...label.map((l) => (l ? l.textContent : '')), e.textContent].join(' ').trim();
};
for (const e of all('a, section, aside, [role]')) if (!name(e)) faults.push(`${told(e)} has no name`);
for (const svg of all('svg')) {
  const hidden = svg.getAttribute('aria-hidden') === 'true';
  if (!hidden && !(svg.getAttribute('role') && svg.getAttribute('aria-labelledby'))) faults.push(`${told(svg)} is a drawing without words`);
  if (hidden && all('a', svg).length) faults.push(`${told(svg)} hides a link`);
}
for (const a of all('a')) {
  const to = a.getAttribute('href');
  if (!to) faults.push(`${told(a)} leads nowhere`);
  else if (to.startsWith('#') && !document.getElementById(to.slice(1))) faults.push(`${told(a)} leads to what is not there`);
}
for (const li of all('li')) if (!['ul', 'ol'].includes(li.parentElement.localName)) faults.push(`${told(li)} is in no list`);
for (const list of all('ul, ol')) for (const c of list.children) if (c.localName !== 'li') faults.push(`${told(c)} in a list`);

// Contrast.
const colour = (text) => {
  const n = (text.match(/[\d.]+/g) || []).map(Number);
  return n.length < 3 ? null : [n[0], n[1], n[2], n.length > 3 ? n[3] : 1];
};
const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
const light = (c) => {
  const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [hi, lo] = [light(a), light(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
};
const paper = (e) => {
  const layers = [];
  for (let up = e; up; up = up.parentElement) layers.push(colour(getComputedStyle(up).backgroundColor) || [0, 0, 0, 0]);
  return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
};
const faded = (c, e) => {
  let alpha = c[3];
  for (let up = e; up; up = up.parentElement) alpha *= Number(getComputedStyle(up).opacity);
  return [c[0], c[1], c[2], alpha];
};
let texts = 0;
let drawn = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || ['title', 'desc', 'style'].includes(e.localName)) continue;
  const style = getComputedStyle(e);
  const svg = e.namespaceURI.endsWith('svg');
  let under = paper(e);
  if (svg && e.classList.contains('inside')) under = colour(getComputedStyle(e.previousElementSibling).fill);
  const shown = over(faded(colour(svg ? style.fill : style.color), e), under);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio(shown, under) < (large ? 3 : 4.5)) faults.push(`${told(e)} has a contrast of ${ratio(shown, under).toFixed(2)}`);
  texts += 1;
}
for (const e of all('svg .full, svg .hollow, svg .lasted, svg .open, svg .spread, svg .ring, svg .bar, svg .maybe, svg .coast, svg .border')) {
  const style = getComputedStyle(e);
  const filled = e.classList.contains('full') || e.classList.contains('bar');
  const ink = filled ? style.fill : style.stroke;
  const under = paper(e);
  const shown = over(faded(colour(ink), e), under);
  if (ratio(shown, under) < 3) faults.push(`${told(e)} is drawn with a contrast of ${ratio(shown, under).toFixed(2)}`);
  drawn += 1;
}
if (texts < 10) faults.push(`only ${texts} texts were looked at`);

// Edges. What is wider than a small screen stands in a box of its own that scrolls and can be reached by keys.
const width = document.documentElement.clientWidth;
const printed = matchMedia('print').matches;
if (document.scrollingElement.scrollWidth > width) faults.push(`the page is ${document.scrollingElement.scrollWidth} wide on ${width}`);
for (const e of all('body *')) {
  const box = e.getBoundingClientRect();
  const scrolls = e.closest('.wide');
  const aside = e.classList.contains('skip') || e.closest('svg.map');
  if (box.width && !aside && (printed || !scrolls || e === scrolls) && (box.right > width + 0.5 || box.left < -0.5))
    faults.push(`${told(e)} runs from ${box.left.toFixed(0)} to ${box.right.toFixed(0)} on ${width}`);
}
for (const e of all('.wide')) {
  if (!printed && e.scrollWidth > e.clientWidth && (e.tabIndex < 0 || !e.getAttribute('aria-label')))
    faults.push(`${told(e)} scrolls and cannot be reached by keys`);
}
return { faults, texts, drawn };
