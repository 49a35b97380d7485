/** A sheet a person can still check; banks take 50 to 3,000 rows (forms.md §6.1). */
export const batchLinesMax = 500;
