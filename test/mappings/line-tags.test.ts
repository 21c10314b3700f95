import { factOf } from '../../mappings/facts.js';
import { hubspotTags } from '../../mappings/transforms/tags.js';
import type { Run } from '../../mappings/transforms/in-transform.js';
import { joinedTags } from '../../whatsapp/windows.js';

const run: Run = { timeZone: 'UTC', note: () => undefined };
const written = (line: object) => hubspotTags.apply([factOf('tags', 'line', line)], run);

describe('the tags of a line of a digest', () => {
  it('keep a tag with a comma in one', () => {
    expect(written({ tags: joinedTags(['Milan, Italy', 'VIP']) })).toBe('Milan, Italy;VIP');
  });

  it('clear the property when there are none, and leave it alone when they are not known', () => {
    expect(written({ tags: '' })).toBe('');
    expect(written({})).toBeNull();
  });
});
