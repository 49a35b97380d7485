/** Where something stands on its way: what is behind, what is now, what is ahead. */
export function Steps({
  label,
  names,
  current,
}: {
  label: string;
  names: readonly string[];
  /** Index into the names; past the end means all are behind. */
  current: number;
}) {
  return (
    <ol className="steps" aria-label={label}>
      {names.map((name, index) => (
        <li
          key={name}
          className={index < current ? 'behind' : index === current ? 'now' : 'ahead'}
          {...(index === current && { 'aria-current': 'step' as const })}
        >
          <span aria-hidden>{index < current ? '✓' : index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
