import type { Data } from './app-call.js';
import type { InputField } from './definition.js';

/** What Zapier tells the app about a call (`bundle.meta`), with what is special about this one. */
export function callMeta(special: Data = {}, fields: InputField[] = []): Data {
  return {
    isBulkRead: false,
    isFillingDynamicDropdown: false,
    isLoadingSample: false,
    isPopulatingDedupe: false,
    isTestingAuth: false,
    limit: -1,
    page: 0,
    paging_token: null,
    timezone: 'UTC',
    inputFields: Object.fromEntries(
      fields.filter(({ meta }) => meta).map(({ key, meta }) => [key, { meta }]),
    ),
    ...special,
  };
}
