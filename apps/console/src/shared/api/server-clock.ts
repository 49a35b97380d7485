/** How far this machine's clock is from the service's: time limits are never shown by the former. */
let aheadMs = 0;

/** Told the `Date` header of every answer. */
export function setServerClock(date: string | null): void {
  const at = date === null ? NaN : Date.parse(date);
  if (!Number.isNaN(at)) aheadMs = at - Date.now();
}

/** Now, by the service's clock. */
export function serverNow(): string {
  return new Date(Date.now() + aheadMs).toISOString();
}
