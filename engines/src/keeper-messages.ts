/** What the supervisor asks of its keeper, over the channel between them. */
export type KeeperRequest =
  | {
      readonly ask: 'run';
      readonly name: string;
      readonly command: string;
      readonly arguments: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
      readonly logFile: string;
      /** Ended first when everything must end: the higher, the earlier. */
      readonly layer: number;
      /** Time between the polite and the impolite signal. */
      readonly graceMs: number;
      readonly afterwards: readonly string[];
    }
  | { readonly ask: 'stop'; readonly name: string }
  | { readonly ask: 'remove-at-end'; readonly folder: string };

/** What the keeper tells. */
export type KeeperNews =
  | { readonly told: 'running'; readonly name: string; readonly pid: number }
  | { readonly told: 'refused'; readonly name: string; readonly because: string }
  | {
      readonly told: 'ended';
      readonly name: string;
      readonly code: number | null;
      readonly signal: string | null;
    };
