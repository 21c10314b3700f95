/** Lets time pass for what reads the clock, without waiting for it. */
export function passes(seconds: number): void {
  const now = Date.now() + seconds * 1_000;
  const started = performance.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + performance.now() - started);
}

afterEach(() => jest.restoreAllMocks());
