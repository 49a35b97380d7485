/**
 * What a person wrote, as rules and events see it: the words themselves lie in the service's
 * encrypted store under `textId`. `digest` is keyed, so it proves the words without revealing them.
 */
export interface TextRef {
  readonly textId: string;
  readonly digest: string;
}
