/** Of the whole page; by day and by night, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f5; --card: #ffffff; --ink: #16211c; --soft: #51605a; --line: #d9dfdb;
  --pass: #0b6b3a; --pass-tint: #dcf1e4; --fail: #a91b1b; --fail-tint: #fbe3e1; --open: #51605a; --open-tint: #e9edea;
  --accent: #12805c; --track: #e6ebe8; --good: #bfe3cd; --standard: #16211c; --best: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1613; --card: #18211d; --ink: #eef4f0; --soft: #a9b8b0; --line: #31403a;
    --pass: #7fe0a7; --pass-tint: #123924; --fail: #ff9d94; --fail-tint: #4a1614; --open: #a9b8b0; --open-tint: #26312c;
    --accent: #4cc79a; --track: #2a3731; --good: #1f5138; --standard: #eef4f0; --best: #f2b950;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 40px 20px 72px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
h2 { font-size: 1.2rem; margin: 0 0 12px; }
.when { color: var(--soft); margin: 0 0 24px; }
.verdict { border-left: 6px solid var(--open); background: var(--card); padding: 18px 22px; border-radius: 10px; font-size: 1.15rem; margin: 0 0 20px; }
.verdict.pass { border-color: var(--pass); }
.verdict.fail { border-color: var(--fail); }
.verdict.mixed { border-color: var(--best); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 28px; }
.facts div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
.facts dt { color: var(--soft); font-size: 0.9rem; }
.facts dd { margin: 0; font-size: 1.6rem; font-weight: 650; font-variant-numeric: tabular-nums; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 22px; margin: 0 0 20px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 10px; }
th, td { text-align: left; padding: 10px 12px; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: 0.9rem; }
td.number { white-space: nowrap; }
tbody th { font-weight: 600; }
.result { display: inline-block; border-radius: 999px; padding: 1px 12px; font-weight: 650; white-space: nowrap; }
.result.pass { color: var(--pass); background: var(--pass-tint); }
.result.fail { color: var(--fail); background: var(--fail-tint); }
.result.open { color: var(--open); background: var(--open-tint); }
.legend { color: var(--soft); margin: 0 0 16px; }
.chart { display: block; width: 100%; }
.chart, .chart .best { overflow: visible; }
.chart text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.chart .name { font-size: 15px; font-weight: 600; }
.chart .value { font-size: 15px; font-weight: 650; }
.chart text.pass { fill: var(--pass); } .chart text.fail { fill: var(--fail); } .chart text.open, .chart .mark { fill: var(--soft); }
.chart .track { fill: var(--track); } .chart .good { fill: var(--good); }
.chart .standard { stroke: var(--standard); stroke-width: 2.5; }
.chart .best { fill: var(--best); }
.chart .dot { stroke: var(--card); stroke-width: 3; }
.chart .dot.pass { fill: var(--pass); } .chart .dot.fail { fill: var(--fail); }
.chart .bar { fill: var(--accent); } .chart .grid { stroke: var(--line); }
.how h3 { font-size: 1rem; margin: 16px 0 2px; } .how p { margin: 0; color: var(--soft); }
.how ul { margin: 6px 0 0; padding-left: 20px; overflow-wrap: anywhere; }
@media (max-width: 700px) {
  main { padding: 24px 12px 48px; }
  section { padding: 16px; }
  .verdict { font-size: 1.05rem; padding: 14px 16px; }
  .facts { grid-template-columns: 1fr 1fr; }
  table, caption, tbody, tr, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: 10px 0; }
  tbody th, td { border: 0; padding: 2px 0; }
  td { display: flex; justify-content: space-between; gap: 12px; }
  td::before { content: attr(data-column); color: var(--soft); }
  .chart .name, .chart .value { font-size: 14px; }
  .chart .name { transform: translateY(-13px); } .chart .value { transform: translateY(3px); }
  .chart .mark { font-size: 12px; }
  .legend { margin-bottom: 28px; }
}
@media print { body { background: #fff; } section, .facts div { break-inside: avoid; } }
`;
