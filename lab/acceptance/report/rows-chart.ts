import type { Row } from '../row.js';
import { standardText, valueText } from '../values.js';
import { escaped, percentOf } from './markup.js';
import { placeOn, scaleOf } from './scale.js';
import { resultOf } from './text.js';

const lineHeight = 96;
/** What can still be seen of the part on which a row passes, as a share of the line. */
const shortest = 0.02;
const track = { y: 42, height: 12 };

/**
 * Each row as a line of its own: where it was measured, and where the standard and the best of the trade are. Places
 * along a line are shares of the width, so that the words keep their size on a phone.
 */
export function rowsChart(rows: readonly Row[]): string {
  const described = rows.map(
    (row) =>
      `${row.title}: ${resultOf(row)}, ${valueText(row.measured, row)}, standard ${standardText(row)}.`,
  );
  return `<svg class="chart" role="img" aria-labelledby="rows-title rows-text" height="${rows.length * lineHeight}">
<title id="rows-title">Measured values beside the standard and the best of the trade</title>
<desc id="rows-text">${escaped(described.join(' '))}</desc>
${rows.map((row, index) => line(row, index * lineHeight)).join('\n')}
</svg>`;
}

function line(row: Row, y: number): string {
  const scale = scaleOf(row);
  const at = (value: number) => placeOn(scale, value);
  const standard = at(row.value);
  const isMore = row.must === 'at_least' || row.must === 'above';
  // The part of the line on which a row passes.
  const [from, to] = isMore ? [Math.min(standard, 1 - shortest), 1] : [0, standard];
  const middle = track.y + track.height / 2;
  const result = resultOf(row);
  return `<g transform="translate(0 ${y})">
<text class="name" x="0" y="16">${escaped(row.title)}</text>
<text class="value ${stateOf(row)}" x="100%" y="16" text-anchor="end">${escaped(row.measured === null ? result : `${valueText(row.measured, row)} · ${result}`)}</text>
<rect class="track" x="0" y="${track.y}" width="100%" height="${track.height}" rx="6"/>
<rect class="good" x="${percentOf(from)}" y="${track.y}" width="${percentOf(to - from)}" height="${track.height}" rx="6"/>
<line class="standard" x1="${percentOf(standard)}" x2="${percentOf(standard)}" y1="${track.y - 4}" y2="${track.y + track.height + 4}"/>
${standardMark(standard, `standard ${standardText(row)}`)}
${row.best === null ? '' : bestMark(at(row.best), `best ${valueText(row.best, row)}`)}
${row.measured === null ? '' : `<circle class="dot ${stateOf(row)}" cx="${percentOf(at(row.measured))}" cy="${middle}" r="8"/>`}
</g>`;
}

/** Below the line; near an end it grows away from it, so that it stays inside the drawing. */
function standardMark(place: number, text: string): string {
  const anchor = place > 0.7 ? 'end' : place < 0.3 ? 'start' : 'middle';
  return `<text class="mark" x="${percentOf(place)}" y="${track.y + track.height + 17}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** A triangle above the line, and its label on the side where there is more room. */
function bestMark(place: number, text: string): string {
  const isRight = place > 0.5;
  return `<svg class="best" x="${percentOf(place)}" y="${track.y - 2}"><path d="M0 0l5 -7h-10z"/></svg><text class="mark" x="${percentOf(place)}" dx="${isRight ? -10 : 10}" y="${track.y - 4}" text-anchor="${isRight ? 'end' : 'start'}">${escaped(text)}</text>`;
}

/** The class of a row's colours. */
export function stateOf({ pass }: Pick<Row, 'pass'>): 'pass' | 'fail' | 'open' {
  return pass === null ? 'open' : pass ? 'pass' : 'fail';
}
