import fc from 'fast-check';
import {
  changed,
  merged,
  namesOf,
  noTags,
  RECENT_LISTS,
  withoutOldRemovals,
  type TagSet,
  type TagSetChange,
} from '../../../hub/contacts/tag-set.js';
import { tagKey } from '../../../whatsapp/tags.js';

const after = (changes: readonly TagSetChange[], from: TagSet = noTags) => changes.reduce(changed, from);
const tagsAfter = (...changes: TagSetChange[]) => namesOf(after(changes));
const change = (mode: TagSetChange['mode'], tags: string[], at: number, source = 'zapier'): TagSetChange => ({
  mode,
  tags,
  at,
  source,
});

describe('the last change of a tag', () => {
  test('wins, whichever comes first', () => {
    const added = change('add', ['VIP'], 1);
    const removed = change('remove', ['vip'], 2);
    expect(tagsAfter(added, removed)).toEqual([]);
    expect(tagsAfter(removed, added)).toEqual([]);
    expect(tagsAfter(removed, change('add', ['Vip'], 3), added)).toEqual(['Vip']);
  });

  test('is the one that gives it when one that takes it away has the same time', () => {
    const both = [change('add', ['VIP'], 1, 'hubspot'), change('remove', ['VIP'], 1, 'zoho')] as const;
    expect(tagsAfter(both[0], both[1])).toEqual(['VIP']);
    expect(tagsAfter(both[1], both[0])).toEqual(['VIP']);
  });
});

describe('a whole list that takes the place of all tags', () => {
  test('removes what is older, keeps what came later, and holds for what is told late', () => {
    const list = change('replace', ['B', 'C'], 5);
    expect(tagsAfter(change('add', ['A'], 1), list, change('add', ['D'], 6))).toEqual(['B', 'C', 'D']);
    expect(tagsAfter(change('add', ['D'], 6), list, change('add', ['A'], 1))).toEqual(['B', 'C', 'D']);
    expect(tagsAfter(list, change('add', ['A'], 5))).toEqual(['A', 'B', 'C']);
    expect(tagsAfter(list, change('remove', ['B'], 4))).toEqual(['B', 'C']);
  });
});

describe('the list of a CRM, both ways', () => {
  test('adds at first, and removes only what it had before', () => {
    const first = after([change('add', ['Ours'], 1), change('two_way', ['Theirs'], 2, 'zoho')]);
    expect(namesOf(first)).toEqual(['Ours', 'Theirs']);
    expect(namesOf(changed(first, change('two_way', [], 3, 'zoho')))).toEqual(['Ours']);
    const ours = changed(first, change('remove', ['Theirs'], 3));
    expect(namesOf(changed(ours, change('two_way', ['Theirs', 'New'], 4, 'zoho')))).toEqual(['New', 'Ours']);
  });

  test('changes nothing when it is told again', () => {
    const list = change('two_way', ['A', 'B'], 5, 'zoho');
    const removed = after([list, change('remove', ['B'], 6)]);
    expect(changed(removed, list)).toEqual(removed);
  });

  test('takes its place among the others when it comes late', () => {
    const early = change('two_way', ['A'], 10, 'hubspot');
    const removed = change('remove', ['A'], 20);
    const late = change('two_way', ['A', 'B'], 30, 'hubspot');
    expect(tagsAfter(early, removed, late)).toEqual(['B']);
    expect(tagsAfter(late, removed, early)).toEqual(['B']);
    expect(tagsAfter(removed, late, early)).toEqual(['B']);
  });

  test('is left out when it comes after ten later ones', () => {
    const lists = Array.from({ length: RECENT_LISTS + 1 }, (_, at) =>
      change('two_way', ['B'], 20 + at, 'zoho'),
    );
    const many = after(lists);
    expect(many.recent).toHaveLength(RECENT_LISTS);
    expect(changed(many, change('two_way', ['C'], 10, 'zoho'))).toEqual(many);
    expect(namesOf(changed(many, change('two_way', [], 40, 'zoho')))).toEqual([]);
  });

  test('counts when it has the time of the one before: a CRM may tell whole seconds only', () => {
    expect(tagsAfter(change('two_way', ['A'], 5), change('two_way', ['A', 'B'], 5))).toEqual(['A', 'B']);
  });

  test('is compared with the list of the same CRM only', () => {
    expect(tagsAfter(change('two_way', ['A'], 1, 'zoho'), change('two_way', ['B'], 2, 'hubspot'))).toEqual([
      'A',
      'B',
    ]);
  });
});

// Few names and few times, so that changes meet; Zoho cannot tell the last three from each other.
const long = [
  'Interested in winter tyres 2026',
  'Interested in winter tyres 2027',
  'Interested in winter tyre',
];
const names = fc.uniqueArray(fc.constantFrom('VIP', 'vip', 'New', 'Old', 'Ölkunde', 'olkunde', ...long), {
  maxLength: 4,
});
const times = fc.integer({ min: 1, max: 8 });
const sources = fc.constantFrom('hubspot', 'zoho', 'rule');
const setChange: fc.Arbitrary<TagSetChange> = fc.record({
  mode: fc.constantFrom('add', 'remove', 'replace'),
  tags: names,
  at: times,
  source: sources,
});
const wholeList: fc.Arbitrary<TagSetChange> = fc.record(
  { mode: fc.constant('two_way'), tags: names, at: times, source: sources, given: names },
  { requiredKeys: ['mode', 'tags', 'at', 'source'] },
);

/** The same changes in another order, some of them several times. */
const reordered = <T>(changes: readonly T[]) =>
  fc
    .tuple(fc.shuffledSubarray([...changes], { minLength: changes.length }), fc.subarray([...changes]))
    .chain(([all, repeated]) =>
      fc.shuffledSubarray([...all, ...repeated], { minLength: all.length + repeated.length }),
    );

const runs = { numRuns: 3_000 };

test('any order and repetition of any changes from three sources, with ten whole lists of CRMs among them, ends in the same tags on every replica', () => {
  const changes = fc
    .tuple(fc.array(setChange, { maxLength: 8 }), fc.array(wholeList, { maxLength: RECENT_LISTS }))
    .map((kinds) => kinds.flat());
  const replicas = changes.chain((all) => fc.tuple(reordered(all), reordered(all), reordered(all)));
  fc.assert(
    fc.property(replicas, ([first, second, third]) => {
      const tags = namesOf(after(first));
      expect(namesOf(after(second))).toEqual(tags);
      expect(namesOf(after(third))).toEqual(tags);
    }),
    { numRuns: 600 },
  );
});

test('any number of lists of three CRMs, each in its order, end in the same tags however they and other changes are mixed', () => {
  const listsOf = (source: string) =>
    fc
      .uniqueArray(fc.tuple(names, fc.integer({ min: 1, max: 30 })), {
        maxLength: 12,
        selector: ([, at]) => at,
      })
      .map((lists) =>
        lists
          .sort(([, one], [, other]) => one - other)
          .map(([tags, at]) => change('two_way', tags, at, source)),
      );
  const lanes = fc.tuple(
    listsOf('hubspot'),
    listsOf('salesforce'),
    listsOf('rule'),
    fc.array(setChange, { maxLength: 5 }),
  );
  const order = fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(lanes, order, order, (changes, one, other) => {
      expect(namesOf(after(mixed(changes, one)))).toEqual(namesOf(after(mixed(changes, other))));
    }),
    { numRuns: 600 },
  );
});

test('two contacts that become one have the tags of both, as if all had been said of one', () => {
  const changes = fc.array(setChange, { maxLength: 8 });
  fc.assert(
    fc.property(changes, changes, (one, other) => {
      const tags = namesOf(merged(after(one), after(other)));
      expect(tags).toEqual(namesOf(after([...one, ...other])));
      expect(namesOf(merged(after(other), after(one)))).toEqual(tags);
    }),
    runs,
  );
});

test('what is forgotten of old removals changes nothing for what happens later, and brings nothing back', () => {
  const changes = fc.array(setChange, { maxLength: 8 });
  fc.assert(
    fc.property(changes, changes, times, fc.nat({ max: 2 }), (before, then, time, kept) => {
      const known = after(before);
      const forgetful = withoutOldRemovals(known, kept, time);
      expect(namesOf(forgetful)).toEqual(namesOf(known));
      const later = then.filter(({ at }) => at >= time);
      expect(namesOf(after(later, forgetful))).toEqual(namesOf(after(later, known)));
      const full = new Set(namesOf(after(then, known)).map(tagKey));
      for (const name of namesOf(after(then, forgetful))) expect(full).toContain(tagKey(name));
    }),
    runs,
  );
});

test('the last removals are not forgotten, however old, and no late one, however many', () => {
  const removals = [1, 2, 3, 4].map((at) => change('remove', [`tag ${at}`], at, 'zapier'));
  const forgetful = withoutOldRemovals(after(removals), 2, 10);
  expect([...forgetful.entries.keys()]).toEqual(['tag 3', 'tag 4']);
  expect(forgetful.forgottenAt).toBe(2);
  expect(withoutOldRemovals(after(removals), 4, 10).forgottenAt).toBe(0);
  expect(withoutOldRemovals(after(removals), 0, 3).entries.size).toBe(2);
});

test('one old list does not keep all removals that came after it', () => {
  const list = change('two_way', ['VIP'], 1, 'zoho');
  const removals = [2, 3, 4, 5].map((at) => change('remove', [`tag ${at}`], at, 'zapier'));
  const forgetful = withoutOldRemovals(after([list, ...removals]), 1, 10);
  expect([...forgetful.entries.keys()].sort()).toEqual(['tag 5', 'vip']);
  expect(forgetful.recent).toEqual([]);
});

/** Takes the next change of the lane that `order` names, and in the end what is left. */
function mixed(lanes: readonly (readonly TagSetChange[])[], order: readonly number[]): TagSetChange[] {
  const left = lanes.map((lane) => [...lane]);
  const taken = order.flatMap((lane) => left[lane]?.shift() ?? []);
  return [...taken, ...left.flat()];
}
