import { startFailureTimer } from '../../../hub/timers/failure-timer.js';
import { createLog } from '../../../hub/log.js';

/** Looks for failures again and again, until it has done so as often as there are answers; gives what it logged. */
async function looked(...answers: (number | Error)[]) {
  const lines: { level: string; failures?: number }[] = [];
  let count = 0;
  await new Promise<void>((resolve) => {
    const timer = startFailureTimer({
      store: {
        escalateFailures: () => {
          const answer = answers[count] ?? 0;
          count += 1;
          if (count > answers.length) void timer.close().then(resolve);
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        },
      },
      log: createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) }),
      everyMs: 1,
    });
  });
  return lines;
}

test('it is logged how many failures nobody looked at, and nothing when there is none', async () => {
  expect(await looked(0, 3, 0)).toMatchObject([{ level: 'warn', failures: 3 }]);
});

test('a look that fails is taken again, and logged when it begins and when it ends', async () => {
  const away = new Error('the database is away');
  expect((await looked(away, away, 0, 2)).map(({ level }) => level)).toEqual(['error', 'info', 'warn']);
});
