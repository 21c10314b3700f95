import type { Report } from '../report.js';
import type { Row } from '../row.js';
import { standardText, valueText } from '../values.js';
import { allPass } from '../verdict.js';
import { escaped } from './markup.js';
import { rowsChart, stateOf } from './rows-chart.js';
import { style } from './style.js';
import { resultOf } from './text.js';
import { timesChart } from './times-chart.js';

/** The report as one page that needs nothing else. */
export function htmlOf(report: Report): string {
  const { where, startedAt, seconds, asked, sent, delivered, verdict, rows, displayTimes } = report;
  const measured = rows.filter(({ pass }) => pass !== null);
  const passed = measured.filter(({ pass }) => pass).length;
  const place = where === 'lab' ? 'In the lab, on one machine' : 'Over a real account';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acceptance run · WhatsApp Business for Zapier</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Acceptance run</h1>
<p class="when">${place}, <time datetime="${escaped(startedAt)}">${escaped(inWords(startedAt))}</time>, in ${Math.round(seconds)} seconds</p>
<p class="verdict ${verdictState(report)}">${escaped(verdict.text)}</p>
<dl class="facts">
${fact('Sample messages', asked)}
${fact('Sent', sent)}
${fact('Delivered', delivered)}
${fact('Rows passed', `${passed} of ${measured.length}`)}
</dl>
<section aria-labelledby="table">
<h2 id="table">What was measured</h2>
${tableOf(rows)}
</section>
<section aria-labelledby="chart">
<h2 id="chart">Beside the standard and the best of the trade</h2>
<p class="legend">Shaded: where a row passes. Line: the standard. Triangle: the best of the trade. Dot: measured.</p>
${rowsChart(rows)}
</section>
${
  displayTimes.length === 0
    ? ''
    : `<section aria-labelledby="times">
<h2 id="times">Time to display</h2>
${timesChart(displayTimes)}
</section>`
}
<section class="how" aria-labelledby="how">
<h2 id="how">How it was measured</h2>
${rows.map(noteOf).join('\n')}
</section>
</main>
</body>
</html>
`;
}

/** The class of the verdict’s colour: an accepted connection with rows that failed is not simply good. */
function verdictState({ verdict, rows }: Report): string {
  return verdict.accepted === false || allPass(rows) ? stateOf({ pass: verdict.accepted }) : 'mixed';
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row">${escaped(row.title)}</th><td class="number" data-column="Standard">${escaped(standardText(row))}</td><td class="number" data-column="Best of the trade">${escaped(valueText(row.best, row))}</td><td class="number" data-column="Measured">${escaped(valueText(row.measured, row))}</td><td data-column="Result"><span class="result ${stateOf(row)}">${resultOf(row)}</span></td></tr>`,
  );
  return `<table>
<caption>A row that was not measured is no pass; below the chart it says what it needs.</caption>
<thead><tr><th scope="col">Row</th><th scope="col">Standard</th><th scope="col">Best of the trade</th><th scope="col">Measured</th><th scope="col">Result</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`;
}

function fact(name: string, value: number | string): string {
  return `<div><dt>${escaped(name)}</dt><dd>${escaped(value.toLocaleString('en-GB'))}</dd></div>`;
}

function noteOf({ title, detail, problems }: Row): string {
  const list = problems.map((problem) => `<li>${escaped(problem)}</li>`).join('');
  return `<h3>${escaped(title)}</h3><p>${escaped(detail)}</p>${list && `<ul>${list}</ul>`}`;
}

function inWords(iso: string): string {
  return `${new Date(iso).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
}
