// Days as numbers: milliseconds in UTC, and back to what an address and a person read.

export const DAY = 86_400_000;

export function atDay(written: string): number {
  return Date.parse(`${written}T00:00:00Z`);
}

/** A day as an address has it, within the years that the record knows. */
export function written(at: number): string {
  const least = Date.UTC(1, 0, 2) - 1900 * 365.25 * DAY;
  const held = Math.min(Math.max(at, least), Date.UTC(9999, 11, 31));
  return new Date(held).toISOString().slice(0, 10);
}
