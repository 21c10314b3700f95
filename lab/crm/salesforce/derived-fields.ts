import type { CrmRecord, Look, Origin, Values } from '../rules.js';

/** What Salesforce works out from the other fields of a record, and from the records it points to. */
export function derivedFields({ objectName, count }: Origin, record: CrmRecord, look: Look): Values {
  switch (objectName) {
    case 'Contact':
    case 'Lead':
      return { Name: fullName(record) };
    case 'Case':
      return {
        CaseNumber: String(1000 + count).padStart(8, '0'),
        IsClosed: record.Status === 'Closed',
        ...contactOfCase(record, look),
      };
    case 'Task':
      return { IsClosed: record.Status === 'Completed', IsHighPriority: record.Priority === 'High' };
    case 'Opportunity':
      return {
        IsClosed: ['Closed Won', 'Closed Lost'].includes(String(record.StageName)),
        IsWon: record.StageName === 'Closed Won',
      };
    case 'CampaignMember':
      return { HasResponded: record.Status === 'Responded', ...personOfMember(record, look) };
    default:
      return {};
  }
}

/** As Salesforce writes a time: `2026-11-22T09:30:00.000+0000`. */
export function isoInstant(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

function fullName({ FirstName, LastName }: CrmRecord): string {
  return [FirstName, LastName].filter(Boolean).join(' ');
}

function contactOfCase(record: CrmRecord, look: Look): Values {
  const contact = look('Contact', String(record.ContactId));
  return {
    ContactPhone: contact?.Phone ?? null,
    ContactMobile: contact?.MobilePhone ?? null,
    ContactEmail: contact?.Email ?? null,
    ContactFax: contact?.Fax ?? null,
  };
}

function personOfMember(record: CrmRecord, look: Look): Values {
  const person = look('Contact', String(record.ContactId)) ?? look('Lead', String(record.LeadId)) ?? {};
  const copied = ['FirstName', 'LastName', 'Name', 'Email', 'Phone', 'MobilePhone', 'Fax'];
  return Object.fromEntries(copied.map((name) => [name, person[name] ?? null]));
}
