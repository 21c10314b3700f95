import type { Bundle, ZObject } from 'zapier-platform-core';
import { eventsIn, latest, subscribe, unsubscribe, type Wish } from '../api/hub-api/subscription.js';
import type { EventKind, HubEventOf } from '../whatsapp/event.js';
import type { EventFilter } from '../whatsapp/filter.js';
import type { CrmMapping } from './crm-mapping/mapping.js';

/** What tells one instant trigger from another. */
interface InstantTrigger<Inputs extends { waba_id: string }, Kind extends EventKind, Item extends object> {
  event: Kind;
  /** Which events of the kind start the Zap. @throws a sentence when an input cannot be used. */
  filterOf: (inputData: Inputs, z: ZObject) => EventFilter;
  itemOf: (event: HubEventOf<Kind>, z: ZObject, bundle: Bundle<Inputs>) => Item | Promise<Item>;
  mapping?: CrmMapping<Item>;
}

/** The functions of an instant trigger: what the hub delivers and what it lists give the same items. */
export function instantTrigger<
  Inputs extends { waba_id: string },
  Kind extends EventKind,
  Item extends object,
>({ event, filterOf, itemOf, mapping }: InstantTrigger<Inputs, Kind, Item>) {
  /** @throws a sentence when an input cannot be used. */
  function wishOf(z: ZObject, bundle: Bundle<Inputs>): Wish<Kind> {
    mapping?.check(z, bundle);
    return { wabaId: bundle.inputData.waba_id, event, filter: filterOf(bundle.inputData, z) };
  }

  function itemsOf(z: ZObject, bundle: Bundle<Inputs>, events: HubEventOf<Kind>[]): Promise<Item[]> {
    return Promise.all(
      events.map(async (each) => {
        const item = await itemOf(each, z, bundle);
        return mapping ? mapping.added(item, bundle) : item;
      }),
    );
  }

  return {
    perform: (z: ZObject, bundle: Bundle<Inputs>) =>
      itemsOf(z, bundle, eventsIn(bundle.cleanedRequest, event)),
    performList: async (z: ZObject, bundle: Bundle<Inputs>) =>
      itemsOf(z, bundle, await latest(z, bundle, wishOf(z, bundle))),
    performSubscribe: (z: ZObject, bundle: Bundle<Inputs>) => subscribe(z, bundle, wishOf(z, bundle)),
    performUnsubscribe: unsubscribe,
  };
}
