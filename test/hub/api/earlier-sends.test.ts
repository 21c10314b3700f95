import { freshId } from '../bodies.js';
import { sendRequest } from '../sends.js';
import { fieldsOf, mine, openContactsDesk, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const ask = (changes: object) => desk.post('/v1/sends', { ...sendRequest(), ...changes }, mine);

test('a step asks what became of earlier tries without sending', async () => {
  const look = { earlier_only: true };
  expect((await ask(look)).json()).toEqual({ decision: 'not_sent' });
  expect((await ask({ type: freshId() })).json()).toMatchObject({ decision: 'go' });
  expect((await ask(look)).json()).toMatchObject({ decision: 'wait', reason: 'unknown_outcome' });
});

test('whoever says no to that is told to leave it out', async () => {
  expect(fieldsOf(await ask({ earlier_only: false }))).toEqual([422, ['earlier_only']]);
});
