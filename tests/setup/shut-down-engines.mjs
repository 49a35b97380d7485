/** Ends the engines of this test run; their keeper removes the folder. */
export default async function shutDownTestEngines() {
  await globalThis.duetTestEngines?.stop();
}
