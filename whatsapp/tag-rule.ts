/** A rule that tags a contact by what the customer writes or presses. */
export interface TagRule {
  id: string;
  waba_id: string;
  /** The tag that it gives. */
  tag: string;
  /** Any of these in a message; compared as the keywords of New Message are. */
  keywords: string[];
  keyword_match: 'contains' | 'whole' | 'starts';
  /** Any of these payloads of buttons or ids of list options, to the letter. */
  payloads: string[];
  /** Empty: every number. */
  phone_number_id: string;
  /** False: it is kept and does nothing. */
  on: boolean;
  updated_at: string;
}

/** What a rule would have done. */
export interface TagRuleTrial {
  /** Messages that were looked at, and since when. */
  messages: number;
  since: string;
  matched: number;
  contacts: number;
  /** Contacts among them that have the tag already. */
  tagged_already: number;
  /** The latest messages that match, at most 20, so that a person can judge them. */
  examples: {
    contact_id: string;
    contact_name: string | null;
    text: string | null;
    at: string;
    message_id: string;
  }[];
}
