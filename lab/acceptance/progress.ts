import { stderr } from 'node:process';

/** Tells a person who waits how far it is. */
export interface Progress {
  /** A part begins, which has so many steps. */
  begin(what: string, steps: number): void;
  /** So many of its steps are done. */
  reach(done: number): void;
  /** The part is over. */
  end(): void;
}

const width = 30;

/** A bar on a terminal, a line for each part elsewhere; on standard error, so that the output stays clean. */
export function progress(): Progress {
  return stderr.isTTY ? bar() : lines();
}

function bar(): Progress {
  let part = { what: '', steps: 1 };
  const draw = (done: number) => stderr.write(`\r\u001b[2K${barText(part.what, done, part.steps)}`);
  return {
    begin(what, steps) {
      part = { what, steps };
      draw(0);
    },
    reach: draw,
    end: () => void stderr.write('\r\u001b[2K'),
  };
}

function lines(): Progress {
  return {
    begin: (what, steps) => void stderr.write(steps > 1 ? `${what}: ${steps}\n` : `${what}\n`),
    reach: () => undefined,
    end: () => undefined,
  };
}

/** Such as `████████░░░░  40/100  Sending sample messages`. */
export function barText(what: string, done: number, steps: number): string {
  const share = steps === 0 ? 1 : Math.min(1, done / steps);
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}  ${done}/${steps}  ${what}`;
}
