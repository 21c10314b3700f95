import type { Business, Waba } from '../entities.js';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; background: #f0f2f5; margin: 0; display: grid; min-height: 100vh; place-items: center; }
  main { background: #fff; border-radius: 12px; box-shadow: 0 2px 12px #0002; max-width: 26rem; padding: 2rem; }
  h1 { font-size: 1.25rem; margin: 0 0 1rem; }
  fieldset { border: 1px solid #ccd0d5; border-radius: 8px; margin: 0 0 1rem; }
  label { display: block; }
  small { color: #606770; }
  button { font: inherit; border: 0; border-radius: 8px; padding: .6rem 1.4rem; cursor: pointer; background: #e4e6eb; }
  button[value=allow] { background: #0866ff; color: #fff; }
`;

/** The page that asks a person whether the app may use their WhatsApp accounts. */
export function dialogPage(appName: string, businesses: Business[], wabas: Waba[], scopes: string[]): string {
  const accounts = businesses
    .map((business) => {
      const choices = wabas
        .filter((waba) => waba.businessId === business.id)
        .map(
          (waba) =>
            `<label><input type="checkbox" name="waba_${escape(waba.id)}" checked> ${escape(waba.name)}</label>`,
        );
      return `<fieldset><legend>${escape(business.name)}</legend>${choices.join('')}</fieldset>`;
    })
    .join('');
  return page(
    `${escape(appName)} would like to use your WhatsApp accounts`,
    `<form method="post">${accounts}
     <p><small>It asks for: ${scopes.map(escape).join(', ')}.</small></p>
     <button name="answer" value="allow">Allow</button>
     <button name="answer" value="decline">Not now</button></form>`,
  );
}

/** The page shown when the dialog was opened wrongly; nobody is sent back from it. */
export function problemPage(problem: string): string {
  return page('Sorry, something went wrong', `<p>${escape(problem)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
