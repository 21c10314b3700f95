import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database.js';

/** Contacts say who wrote before, so the list of known senders goes. */
