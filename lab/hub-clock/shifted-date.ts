/** Runs before the hub in each of its threads, and gives it a Date that a file puts forward. Nothing of it ships. */
import { readEveryMs, readShift, shiftFile } from './shift.js';

const file = process.env[shiftFile] ?? '';
let shift = readShift(file);
setInterval(() => (shift = readShift(file)), readEveryMs).unref();

globalThis.Date = new Proxy(Date, {
  construct(target, args: [] | ConstructorParameters<DateConstructor>, newTarget) {
    const given = args.length > 0 ? args : [target.now() + shift];
    return Reflect.construct(target, given, newTarget) as Date;
  },
  get(target, key, receiver) {
    if (key === 'now') return () => target.now() + shift;
    return Reflect.get(target, key, receiver) as unknown;
  },
});
