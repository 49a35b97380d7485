/**
 * Names on the engines, each derived in one place. `space` is a prefix ('' in an ordinary
 * installation), so that two installations or two test runs can share the same engines.
 */
export function databaseName(space: string, service: string): string {
  return `${space}duet-${service}`;
}

export function topicName(space: string, service: string): string {
  return `${space}${service}.events`;
}

export function taskQueueName(space: string, service: string): string {
  return `${space}${service}`;
}

/** Where a reader puts the messages it cannot take in, each with its reason. */
export function deadLetterTopicName(space: string, reader: string): string {
  return `${space}${reader}.dead-letters`;
}

/** Workflow id of a stream's own workflow (a stage, an import, a batch). */
export function streamWorkflowId(space: string, stream: string): string {
  return `${space}${stream}`;
}

export function attractionWorkflowId(space: string, caseId: string): string {
  return `${space}attraction-${caseId}`;
}
