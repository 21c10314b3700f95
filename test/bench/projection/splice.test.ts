import { splice } from '../../../bench/projection/splice.js';

describe('a text with places for other words', () => {
  it('gets them in each place where the samples stood', () => {
    const put = splice('{"id":"one","to":"two","again":"one"}', ['one', 'two']);
    expect(put(['three', 'four'])).toBe('{"id":"three","to":"four","again":"three"}');
  });

  it('does not look for the samples in what is put in', () => {
    expect(splice('one two', ['one', 'two'])(['two', 'one'])).toBe('two one');
  });
});
