/** Shifts this process's own clock by `?offset=` milliseconds; engines keep true time. */
const offset = Number(new URL(import.meta.url).searchParams.get('offset'));
const TrueDate = Date;

globalThis.Date = new Proxy(TrueDate, {
  construct(_target, given, newTarget) {
    const shifted = given.length === 0 ? [TrueDate.now() + offset] : given;
    return Reflect.construct(TrueDate, shifted, newTarget);
  },
  apply: () => new TrueDate(TrueDate.now() + offset).toString(),
  get(target, name) {
    return name === 'now' ? () => TrueDate.now() + offset : Reflect.get(target, name);
  },
});
