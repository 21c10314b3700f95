/** Where a page ended: a moment in epoch milliseconds, and what tells apart rows of one moment. */
export interface Place {
  time: number;
  rest: string;
}

export function placeOf(time: number, rest: string | number): string {
  return `${time}.${rest}`;
}

/** A cursor that is not ours names a place after which there is nothing: moment 0. */
export function placeIn(cursor: string): Place {
  const [, time, rest = ''] = /^(\d{1,15})(?:\.(.*))?$/.exec(cursor) ?? [];
  return { time: Number(time ?? 0), rest };
}
