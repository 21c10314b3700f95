import type { Row } from '../row.js';
import { standardText, valueText } from '../values.js';
import { escaped, px } from './markup.js';
import { placeOn, scaleOf } from './scale.js';
import { resultOf } from './text.js';

const width = 720;
const lineHeight = 86;
/** What can still be seen of the part on which a row passes. */
const shortest = 8;
const track = { x: 16, y: 42, width: width - 32, height: 12 };

/** Each row as a line of its own: where it was measured, and where the standard and the best of the trade are. */
export function rowsChart(rows: readonly Row[]): string {
  const height = rows.length * lineHeight;
  const described = rows.map(
    (row) =>
      `${row.title}: ${resultOf(row)}, ${valueText(row.measured, row)}, standard ${standardText(row)}.`,
  );
  return `<svg class="chart" role="img" aria-labelledby="rows-title rows-text" viewBox="0 0 ${width} ${height}">
<title id="rows-title">Measured values beside the standard and the best of the trade</title>
<desc id="rows-text">${escaped(described.join(' '))}</desc>
${rows.map((row, index) => line(row, index * lineHeight)).join('\n')}
</svg>`;
}

function line(row: Row, y: number): string {
  const scale = scaleOf(row);
  const at = (value: number) => track.x + placeOn(scale, value) * track.width;
  const standard = at(row.value);
  const isMore = row.must === 'at_least' || row.must === 'above';
  // The part of the line on which a row passes.
  const end = track.x + track.width;
  const [from, to] = isMore ? [Math.min(standard, end - shortest), end] : [track.x, standard];
  const middle = track.y + track.height / 2;
  const result = resultOf(row);
  return `<g transform="translate(0 ${y})">
<text class="name" x="${track.x}" y="16">${escaped(row.title)}</text>
<text class="value ${stateOf(row)}" x="${width - track.x}" y="16" text-anchor="end">${escaped(row.measured === null ? result : `${valueText(row.measured, row)} · ${result}`)}</text>
<rect class="track" x="${track.x}" y="${track.y}" width="${track.width}" height="${track.height}" rx="6"/>
<rect class="good" x="${px(from)}" y="${track.y}" width="${px(to - from)}" height="${track.height}" rx="6"/>
<line class="standard" x1="${px(standard)}" x2="${px(standard)}" y1="${track.y - 4}" y2="${track.y + track.height + 4}"/>
${mark(standard, track.y + track.height + 17, `standard ${standardText(row)}`)}
${row.best === null ? '' : `<path class="best" d="M${px(at(row.best))} ${track.y - 2}l5 -7h-10z"/>${mark(at(row.best), track.y - 12, `best ${valueText(row.best, row)}`, 10)}`}
${row.measured === null ? '' : `<circle class="dot ${stateOf(row)}" cx="${px(at(row.measured))}" cy="${middle}" r="8"/>`}
</g>`;
}

/** A label that stays inside the drawing. */
function mark(x: number, y: number, text: string, gap = 0): string {
  const isRight = x > width * 0.8;
  const isLeft = x < width * 0.2;
  const anchor = gap > 0 ? (isRight ? 'end' : 'start') : isRight ? 'end' : isLeft ? 'start' : 'middle';
  const shift = gap === 0 ? (isRight ? 8 : isLeft ? -8 : 0) : isRight ? -gap : gap;
  const inside = Math.min(width - track.x, Math.max(track.x, x + shift));
  return `<text class="mark" x="${px(inside)}" y="${px(gap > 0 ? y + 8 : y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** The class of a row's colours. */
export function stateOf({ pass }: Pick<Row, 'pass'>): 'pass' | 'fail' | 'open' {
  return pass === null ? 'open' : pass ? 'pass' : 'fail';
}
