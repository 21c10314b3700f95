import { standards } from '../standards.js';
import { escaped, percentOf, px } from './markup.js';

const height = 260;
/** Left and right as shares of the width, so that the words keep their size on a phone. */
const frame = { left: 0.08, right: 0.02, top: 30, bottom: 44 };
const bars = 24;

/** How many messages were on the phone after how many seconds. */
export function timesChart(times: readonly number[]): string {
  const standard = standards.display.value;
  const longest = Math.max(standard * 1.1, ...times);
  const step = longest / bars;
  const counts = Array.from(
    { length: bars },
    (_, bar) => times.filter((time) => Math.min(bars - 1, Math.floor(time / step)) === bar).length,
  );
  const most = Math.max(1, ...counts);
  const inner = { width: 1 - frame.left - frame.right, height: height - frame.top - frame.bottom };
  const x = (seconds: number) => frame.left + (seconds / longest) * inner.width;
  const y = (count: number) => frame.top + inner.height * (1 - count / most);
  const within = times.filter((time) => time < standard).length;
  const text = `${within} of ${times.length} delivered messages were on the phone in less than ${standard} seconds; the slowest took ${times.length === 0 ? 0 : Math.max(...times).toFixed(2)} seconds.`;
  const drawn = counts.map((count, bar) =>
    count === 0
      ? ''
      : `<rect class="bar" x="${percentOf(x(bar * step))}" y="${px(y(count))}" width="${percentOf((inner.width / bars) * 0.9)}" height="${px(frame.top + inner.height - y(count))}" rx="2"/>`,
  );
  return `<svg class="chart" role="img" aria-labelledby="times-title times-text" height="${height}">
<title id="times-title">Distribution of the time to display</title>
<desc id="times-text">${escaped(text)}</desc>
${ticks(most, 4)
  .map(
    (count) =>
      `<line class="grid" x1="${percentOf(frame.left)}" x2="${percentOf(1 - frame.right)}" y1="${px(y(count))}" y2="${px(y(count))}"/><text class="mark" x="${percentOf(frame.left)}" dx="-6" y="${px(y(count) + 4)}" text-anchor="end">${count}</text>`,
  )
  .join('\n')}
${drawn.join('\n')}
${ticks(longest, 8)
  .map(
    (seconds) =>
      `<text class="mark" x="${percentOf(x(seconds))}" y="${height - frame.bottom + 18}" text-anchor="middle">${seconds}</text>`,
  )
  .join('\n')}
<text class="mark" x="${percentOf(frame.left + inner.width / 2)}" y="${height - 6}" text-anchor="middle">seconds until the message was on the phone</text>
<line class="standard" x1="${percentOf(x(standard))}" x2="${percentOf(x(standard))}" y1="${frame.top - 12}" y2="${frame.top + inner.height}"/>
<text class="mark" x="${percentOf(x(standard))}" y="${frame.top - 16}" text-anchor="${x(standard) < 0.3 ? 'start' : 'end'}">standard &lt; ${standard} s</text>
</svg>`;
}

/** Round numbers from 0 on, about so many. */
function ticks(most: number, about: number): number[] {
  const rough = most / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const whole = Math.max(step, most >= about ? 1 : 0.1);
  return Array.from({ length: Math.floor(most / whole) + 1 }, (_, index) =>
    Number((index * whole).toFixed(2)),
  );
}
