import { describeAnything } from './anything.js';
import { describeAppending } from './append.js';
import type { Bench } from './bench.js';
import { describeContacts } from './contacts.js';
import { describeConsents } from './consents.js';
import { describeConversations } from './conversations.js';
import { describeDeliveries } from './deliveries.js';
import { describeErasure } from './erasure.js';
import { describeEventLists } from './events.js';
import { describeFailures } from './failures.js';
import { describeHandoffs } from './handoffs.js';
import { describeMessages } from './messages.js';
import { describeOnePerson } from './one-person.js';
import { describePruning } from './pruning.js';
import { describeReports } from './reports.js';
import { describeSends } from './sends.js';
import { describeSubscriptions } from './subscriptions.js';
import { describeTagRules } from './tag-rules.js';
import { describeTags } from './tags.js';
import { describeTemplateReviews } from './template-reviews.js';
import { describeWindows } from './windows.js';

/** Everything a store promises, on whatever database. */
export function describeStoreContract(bench: Bench): void {
  describeAppending(bench);
  describeEventLists(bench);
  describePruning(bench);
  describeSubscriptions(bench);
  describeDeliveries(bench);
  describeContacts(bench);
  describeAnything(bench);
  describeOnePerson(bench);
  describeMessages(bench);
  describeConversations(bench);
  describeWindows(bench);
  describeReports(bench);
  describeErasure(bench);
  describeTemplateReviews(bench);
  describeSends(bench);
  describeFailures(bench);
  describeTags(bench);
  describeTagRules(bench);
  describeConsents(bench);
  describeHandoffs(bench);
}
