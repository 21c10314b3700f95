import fc from 'fast-check';
import { changed, namesOf, noTags, type TagSet } from '../../../hub/contacts/tag-set.js';
import { tagsFor } from '../../../mappings/tag-formats.js';
import { keyIn, tagsGiven } from '../../../whatsapp/tags-in-crm.js';
import { tagKey } from '../../../whatsapp/tags.js';

const LIMIT = 10;

/** Names that fit into Zoho, more than a record takes; and some that it cuts, two of them to the same. */
const short = Array.from({ length: 13 }, (_, at) => String.fromCharCode(65 + at));
const long = [
  'Interested in winter tyres 2026',
  'Interested in winter tyres 2027',
  'Zoo and garden newsletter weekly',
];

const key = (name: string) => keyIn('zoho', name);

/** A contact here and its record in Zoho, with the two Zaps of docs/zaps/zoho.md between them. */
class Pair {
  hub: TagSet = noTags;
  zoho: string[] = [];
  /** By `tagKey`: what somebody added and nobody removed since, as far as the hub can know; and all that was removed. */
  readonly wanted = new Set<string>();
  readonly everAdded = new Set<string>();
  readonly everRemoved = new Set<string>();
  /** What somebody removed here and nobody added since, as far as the hub can know. */
  readonly unwanted = new Set<string>();
  /** By the key in Zoho: what was removed or added there and not read since, so that nothing tells when it was. */
  private readonly unreadRemovals = new Set<string>();
  private readonly unreadAdditions = new Set<string>();
  /** What goes from Zoho with the next write; whether it is there still or again, only a list without it would tell. */
  private readonly leaving = new Set<string>();
  private clock = 100;
  private changedAt = 0;
  private readonly underWay: { tags: string[]; at: number }[] = [];
  private toWrite: string[] | null = null;

  /** `skew`: how far Zoho's clock is ahead of the hub's. */
  constructor(private readonly skew = 0) {}

  here(mode: 'add' | 'remove', name: string): void {
    this.hub = changed(this.hub, { mode, tags: [name], at: this.now(), source: 'rule' });
    this.noted(name, mode, mode === 'add' && this.unreadRemovals.has(key(name)));
    if (mode === 'remove' && !this.unreadAdditions.has(key(name))) this.unwanted.add(tagKey(name));
  }

  addInZoho(name: string): void {
    this.write();
    const there = this.zoho.some((tag) => key(tag) === key(name));
    if (there || this.zoho.length >= LIMIT || name.length > 25) return;
    this.inZoho([...this.zoho, name]);
    this.unreadAdditions.add(key(name));
    for (const tag of [name, ...short, ...long])
      if (key(tag) === key(name)) this.unwanted.delete(tagKey(tag));
    const unclear = this.leaving.has(key(name)) || this.unreadRemovals.has(key(name));
    // To Zoho it is the tag that is cut to this name, if there is one.
    if (!namesOf(this.hub).some((tag) => key(tag) === key(name))) this.noted(name, 'add', unclear);
  }

  removeInZoho(place: number): void {
    this.write();
    const [gone] = this.zoho.slice(place % LIMIT, (place % LIMIT) + 1);
    if (gone === undefined) return;
    this.inZoho(this.zoho.filter((tag) => tag !== gone));
    for (const name of [gone, ...short, ...long]) {
      if (key(name) !== key(gone)) continue;
      this.noted(name, 'remove', false);
    }
    this.unreadRemovals.add(key(gone));
  }

  /** Somebody changed something else of the record. */
  touch(): void {
    this.write();
    this.inZoho(this.zoho);
  }

  /** Zapier sees the record as it is; the first Zap runs later. */
  see(): void {
    this.underWay.push({ tags: [...this.zoho], at: this.changedAt });
  }

  /** The first Zap runs for one of what was seen. */
  tell(which: number): void {
    const [seen] = this.underWay.splice(which % Math.max(1, this.underWay.length), 1);
    if (!seen) return;
    const at = Math.min(seen.at, this.now());
    this.hub = changed(this.hub, { mode: 'two_way', tags: seen.tags, at, source: 'zoho' });
  }

  /** The second Zap reads the record and asks what is to be written. */
  read(): void {
    this.write();
    const change = { mode: 'two_way' as const, tags: [...this.zoho], at: this.now(), source: 'zoho' };
    const given = tagsGiven('zoho', namesOf(changed(this.hub, change)), change.tags);
    this.hub = changed(this.hub, { ...change, given });
    const written = tagsFor('zoho', JSON.stringify(namesOf(this.hub)), change.tags).names;
    expect([...written].sort()).toEqual([...given].sort());
    this.toWrite = written;
    for (const unread of [this.unreadRemovals, this.unreadAdditions, this.leaving]) unread.clear();
    const kept = new Set(written.map(key));
    for (const name of this.zoho) if (!kept.has(key(name))) this.leaving.add(key(name));
  }

  write(): void {
    if (!this.toWrite) return;
    expect(this.toWrite.length).toBeLessThanOrEqual(LIMIT);
    for (const name of this.toWrite) expect(name.length).toBeLessThanOrEqual(25);
    this.inZoho(this.toWrite);
    this.toWrite = null;
  }

  failToWrite(): void {
    this.toWrite = null;
  }

  settle(): void {
    this.write();
    while (this.underWay.length > 0) this.tell(0);
    for (let round = 0; round < 3; round += 1) {
      this.see();
      this.tell(0);
      this.read();
      this.write();
    }
  }

  private now(): number {
    this.clock += 10;
    return this.clock;
  }

  private inZoho(tags: string[]): void {
    this.zoho = tags;
    this.changedAt = this.now() + this.skew;
  }

  private noted(name: string, mode: 'add' | 'remove', unclear: boolean): void {
    const tag = tagKey(name);
    if (mode === 'remove') {
      this.everRemoved.add(tag);
      this.wanted.delete(tag);
    } else {
      this.everAdded.add(tag);
      this.unwanted.delete(tag);
      if (!unclear) this.wanted.add(tag);
    }
  }
}

type Step = (pair: Pair) => void;

const place = fc.nat({ max: 11 });
const stepsWith = (anyName: fc.Arbitrary<string>): fc.Arbitrary<Step>[] => [
  anyName.map((name) => (pair) => pair.here('add', name)),
  anyName.map((name) => (pair) => pair.here('remove', name)),
  anyName.map((name) => (pair) => pair.addInZoho(name)),
  place.map((at) => (pair) => pair.removeInZoho(at)),
  fc.constant<Step>((pair) => pair.touch()),
  fc.constant<Step>((pair) => pair.see()),
  place.map((at) => (pair) => pair.tell(at)),
  fc.constant<Step>((pair) => pair.read()),
  fc.constant<Step>((pair) => pair.write()),
];
const steps = (kinds: fc.Arbitrary<Step>[]) => fc.array(fc.oneof(...kinds), { size: '+1', maxLength: 60 });

const runs = { numRuns: 600 };

/** Zoho has what it can take of the tags here, and nothing else. */
function expectAgreement({ hub, zoho }: Pair): void {
  const here = new Set(namesOf(hub).map(key));
  const there = zoho.map(key);
  expect(there.filter((tag) => !here.has(tag))).toEqual([]);
  expect(there).toHaveLength(Math.min(here.size, LIMIT));
}

test('whatever is added and removed here and in Zoho, both end alike within Zoho’s limits, nothing is lost that nobody removed since, and nothing comes back', () => {
  fc.assert(
    fc.property(steps(stepsWith(fc.constantFrom(...short, ...long))), (all) => {
      const pair = new Pair();
      for (const step of all) step(pair);
      pair.settle();
      expectAgreement(pair);
      const here = new Set(namesOf(pair.hub).map(tagKey));
      expect([...pair.wanted].filter((tag) => !here.has(tag))).toEqual([]);
      expect([...pair.unwanted].filter((tag) => here.has(tag))).toEqual([]);
    }),
    runs,
  );
});

test('also when clocks differ and Zaps fail, both end alike, and nothing is lost that nobody removed', () => {
  const apart = fc.constantFrom(...short, ...long.slice(1));
  const withFailures = [...stepsWith(apart), fc.constant<Step>((pair) => pair.failToWrite())];
  fc.assert(
    fc.property(fc.integer({ min: -45, max: 45 }), steps(withFailures), (skew, all) => {
      const pair = new Pair(skew);
      for (const step of all) step(pair);
      pair.settle();
      expectAgreement(pair);
      const here = new Set(namesOf(pair.hub).map(tagKey));
      const untouched = [...pair.everAdded].filter((tag) => !pair.everRemoved.has(tag));
      expect(untouched.filter((tag) => !here.has(tag))).toEqual([]);
    }),
    runs,
  );
});
