/** A page with tabs of its own: which is open stands in the address. */
export interface TabProps {
  readonly tab: string | undefined;
  readonly choose: (tab: string) => void;
}
