import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ConsentState } from '../../../whatsapp/consent.js';
import { absorb, isOlder } from '../../contacts/merge.js';
import { newContact, type ContactState } from '../../contacts/contact.js';
import { formerIdentity, identitiesOf, type Who } from '../../contacts/who.js';
import { excluded, type Insertion, type Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { ContactCommit } from './commit.js';
import { findContacts, searchedBy, writeContacts, type Searched } from './contact-rows.js';
import { joinRows } from './join.js';

/** Somebody whom a transaction is about. */
export interface Person {
  contact: ContactState;
  /** The user id that was told last, in this transaction too; null: none is known. */
  userId: string | null;
  /** True until the transaction ends. */
  isNew: boolean;
  /** As its row has it; null when it is new. */
  known: Searched | null;
  /** To be written. */
  changed: boolean;
  /** Numbers that are somebody else's now, though what is told of this one may still name them. */
  lost: Set<string>;
  /** Who this one was found to be. */
  is?: Person;
}

const findIdentities: LookUp<'contact_identities', 'waba_id' | 'identity' | 'contact_id'> = {
  table: 'contact_identities',
  keys: ['waba_id', 'identity'],
  columns: ['waba_id', 'identity', 'contact_id'],
};
const insertIdentities: Insertion = {
  table: 'contact_identities',
  columns: ['waba_id', 'identity', 'contact_id'],
  key: 'identity',
  update: { by: ['waba_id', 'identity'], set: excluded(['contact_id']) },
};

/** Who is who in one transaction: finds contacts by their numbers and user ids, makes new ones, and joins those that are one. */
export class People {
  private readonly byIdentity = new Map<string, Person>();
  private readonly everybody = new Set<Person>();
  /** Identities that belong to another contact than before, or to nobody any more. */
  private readonly moved = new Map<string, { wabaId: string; identity: string }>();
  private joins: { kept: Person; gone: Person; before: ConsentState }[] = [];

  private constructor(
    private readonly commit: ContactCommit,
    private readonly source: ChangeSource,
  ) {}

  static async load(
    commit: ContactCommit,
    wanted: readonly { wabaId: string; identity: string }[],
    source: ChangeSource = 'whatsapp',
  ): Promise<People> {
    const people = new People(commit, source);
    const keys = new Map(wanted.map(({ wabaId, identity }) => [keyOf(wabaId, identity), [wabaId, identity]]));
    const found = await commit.database.find(commit.tx, findIdentities, [...keys.values()]);
    const contacts = await findContacts(commit, new Set(found.map(({ contact_id: id }) => id)));
    const persons = new Map(contacts.map((contact) => [contact.id, people.add(contact, false)]));
    for (const { waba_id: wabaId, identity, contact_id: id } of found) {
      const person = persons.get(id);
      if (person) people.byIdentity.set(keyOf(wabaId, identity), person);
    }
    return people;
  }

  /**
   * The contact of these identities, a new one if nobody has them; null when there are none. Who comes with the number
   * of somebody who has another user id is somebody else: the telephone company gave the number on. `before`: contacts
   * that are known to be the same person. `own`: somebody's own doing, and not a late word of what was sent to them.
   */
  meet(
    wabaId: string,
    who: Pick<Who, 'waId' | 'userId'>,
    { before = [], own = true }: { before?: readonly (Person | null)[]; own?: boolean } = {},
  ): Person | null {
    const identities = identitiesOf(who);
    let person: Person | null = null;
    let other: { number: string; person: Person } | null = null;
    for (const identity of identities) {
      const known = this.of(wabaId, identity);
      if (!known || known === person) continue;
      const isAnother = who.userId !== null && known.userId !== null && known.userId !== who.userId;
      if (isAnother && identity.startsWith('wa:') && !before.includes(known))
        other = { number: identity, person: known };
      else person = person ? this.join(person, known) : known;
    }
    if (identities.length === 0) return null;
    const takesNumber = own || person === null;
    person ??= this.add(newContact(wabaId, this.commit.now), true);
    person.userId = who.userId ?? person.userId;
    if (other && takesNumber) this.lose(wabaId, other.number, other.person);
    for (const identity of identities) {
      if (other?.number === identity && !takesNumber) person.lost.add(identity);
      else this.give(wabaId, identity, person);
    }
    return person;
  }

  /** True when the identities that are told as those of one person are of two: their user ids are not the same. */
  areDifferent(wabaId: string, told: readonly Pick<Who, 'waId' | 'userId'>[]): boolean {
    const known = (who: Pick<Who, 'waId' | 'userId'>) =>
      identitiesOf(who).map((identity) => this.of(wabaId, identity)?.userId ?? null);
    const userIds = told.flatMap(({ waId, userId }) => [
      ...known({ waId, userId: null }),
      // One that a person had before stands for the one of today.
      ...known({ waId: null, userId }).map((present) => present ?? userId),
    ]);
    return new Set(userIds.filter((userId) => userId !== null)).size > 1;
  }

  /** As `meet`, for somebody who had other identities before. */
  move(wabaId: string, before: Who, who: Who, numberChanged: boolean): Person | null {
    const old = identitiesOf(before).map((identity) => ({ identity, person: this.of(wabaId, identity) }));
    let person = this.meet(wabaId, who, { before: old.map(({ person: known }) => known) });
    for (const { person: known } of old) {
      if (known && person) person = this.join(current(person), current(known));
    }
    if (!numberChanged || !person) return person;
    const kept = new Set(identitiesOf(who));
    for (const { identity } of old) {
      // Telephone companies give a number that was left to somebody else; a user id stays with its person.
      if (identity.startsWith('wa:') && !kept.has(identity)) {
        this.take(wabaId, identity);
        this.give(wabaId, formerIdentity(identity), person);
      }
    }
    return person;
  }

  /** Writes the contacts that changed. */
  saveContacts(): Promise<void> {
    return writeContacts(
      this.commit,
      [...this.everybody].filter((person) => person.changed),
    );
  }

  /** Writes which contacts became one, and who has which number and user id. */
  async saveIdentities(): Promise<void> {
    const { commit } = this;
    for (const { kept, gone, before } of this.joins) {
      await joinRows(commit, kept.contact, gone.contact, before);
    }
    this.joins = [];
    const rows: Row[] = [];
    for (const [key, { wabaId, identity }] of this.moved) {
      const person = this.byIdentity.get(key);
      if (person) rows.push([wabaId, identity, current(person).contact.id]);
      else await this.forget(wabaId, identity);
    }
    this.moved.clear();
    await commit.database.insert(commit.tx, insertIdentities, rows);
  }

  private add(contact: ContactState, isNew: boolean): Person {
    const known = isNew ? null : searchedBy(contact);
    const person: Person = { contact, userId: contact.userId, isNew, known, changed: isNew, lost: new Set() };
    this.everybody.add(person);
    if (isNew) {
      const { wabaId, id: contactId } = contact;
      this.commit.changes.push({ wabaId, contactId, kind: 'created', source: this.source, detail: null });
    }
    return person;
  }

  private of(wabaId: string, identity: string): Person | null {
    const person = this.byIdentity.get(keyOf(wabaId, identity));
    return person ? current(person) : null;
  }

  private give(wabaId: string, identity: string, person: Person): void {
    const key = keyOf(wabaId, identity);
    person.lost.delete(identity);
    if (this.byIdentity.get(key) === person) return;
    this.byIdentity.set(key, person);
    this.moved.set(key, { wabaId, identity });
  }

  private take(wabaId: string, identity: string): void {
    const key = keyOf(wabaId, identity);
    this.byIdentity.delete(key);
    this.moved.set(key, { wabaId, identity });
  }

  /** The number is another person's now; what is kept of the time before stays with who had it. */
  private lose(wabaId: string, identity: string, person: Person): void {
    this.take(wabaId, identity);
    person.lost.add(identity);
    this.give(wabaId, formerIdentity(identity), person);
    const { contact } = person;
    if (!identitiesOf({ waId: contact.waId, userId: null }).includes(identity)) return;
    contact.waId = null;
    person.changed = true;
  }

  private join(one: Person, other: Person): Person {
    if (one === other) return one;
    const [kept, gone] = stays(one, other) ? [one, other] : [other, one];
    const before = kept.contact.consent.state;
    absorb(kept.contact, gone.contact);
    gone.is = kept;
    kept.userId ??= gone.userId;
    kept.changed = true;
    this.everybody.delete(gone);
    const { changes } = this.commit;
    if (gone.isNew) {
      // Nobody has heard of it: what it began belongs to the other one.
      const birth = changes.findIndex(
        ({ kind, contactId }) => kind === 'created' && contactId === gone.contact.id,
      );
      if (birth >= 0) changes.splice(birth, 1);
    } else {
      this.joins.push({ kept, gone, before });
    }
    return kept;
  }

  private async forget(wabaId: string, identity: string): Promise<void> {
    const { tx } = this.commit;
    await tx
      .deleteFrom('contact_identities')
      .where('waba_id', '=', wabaId)
      .where('identity', '=', identity)
      .execute();
  }
}

/** What is told of somebody, without a number that is another person's now. */
export function whoNow({ lost }: Person, who: Who): Who {
  if (lost.size === 0 || !identitiesOf(who).some((identity) => lost.has(identity))) return who;
  return { ...who, waId: null };
}

/** Who somebody is after all that was found out. */
export function current(person: Person): Person {
  let now = person;
  while (now.is) now = now.is;
  return now;
}

function stays(one: Person, other: Person): boolean {
  return one.isNew === other.isNew ? isOlder(one.contact, other.contact) : !one.isNew;
}

function keyOf(wabaId: string, identity: string): string {
  return `${wabaId}\0${identity}`;
}
