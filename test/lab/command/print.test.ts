import { stdout } from 'node:process';
import { printFacts } from '../../../lab/command/print.js';

test('what a customer writes cannot move the cursor of a terminal or change its title', () => {
  const written: string[] = [];
  jest.spyOn(stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  printFacts({ text: 'a\u001b]0;title\u0007b\u001b[2J\u009bc\nd', name: ['\u0000é 👋'] });
  jest.restoreAllMocks();
  const printed = written.join('');
  expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(printed).toMatch(/a�]0;title�b�\[2J�c\n +d\n/);
  expect(printed).toContain('�é 👋');
});
