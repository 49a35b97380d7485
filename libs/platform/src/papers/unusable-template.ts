/** A form an office brought that cannot be filled; the message names what is wrong with it. */
export class UnusableTemplate extends Error {
  override readonly name = 'UnusableTemplate';
}
