// Processes the product starts know nothing of Jest. They are told how to read TypeScript as any other
// process is told anything: by the node options in their environment.
const reader = `--import=${new URL('./read-typescript.mjs', import.meta.url).href}`;
const options = process.env.NODE_OPTIONS ?? '';
if (!options.includes(reader)) process.env.NODE_OPTIONS = `${options} ${reader}`.trim();
