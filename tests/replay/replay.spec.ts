import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const folder = 'tests/replay/histories';
const recorded = readdirSync(folder).filter((file) => file.endsWith('.json'));

interface HistoryEvent {
  eventType: string;
  [attributes: string]: unknown;
}
interface History {
  events: HistoryEvent[];
}

/**
 * Histories recorded from the running product (`record-histories.ts`) must replay on today's code:
 * cases that are under way would otherwise stop. Replay checks commands, not values; the values are
 * the rules' specs' business.
 */
describe('recorded histories', () => {
  let stage: WorkflowBundleWithSourceMap;
  let attraction: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    stage = await bundle('libs/durable/src/stage.workflow.ts');
    attraction = await bundle('apps/journey/src/attraction.workflow.ts');
  }, 120_000);

  const replay = (file: string, history: History) =>
    Worker.runReplayHistory(
      { workflowBundle: { code: (file.startsWith('attraction') ? attraction : stage).code } },
      history,
    );

  it('are there for the journey and for stages with deadlines, errands and wake-ups', () => {
    expect(recorded).toEqual(
      expect.arrayContaining(['attraction.json', 'contact.json', 'negotiation.json', 'reward.json']),
    );
  });

  it.each(recorded)('%s replays', async (file) => {
    await expect(replay(file, load(file))).resolves.toBeUndefined();
  });

  it('refuses a stage’s history in which a timer stands where an activity was asked for', async () => {
    const history = load('negotiation.json');
    await expect(replay('negotiation.json', mutated(history))).rejects.toMatchObject({
      name: 'DeterminismViolationError',
    });
  });

  it('refuses a journey’s history in which the second stage was never started', async () => {
    const history = load('attraction.json');
    const starts = history.events.filter(({ eventType }) => eventType.endsWith('CHILD_WORKFLOW_EXECUTION_INITIATED'));
    const second = starts[1];
    if (!second) throw new Error('the journey starts several stages');
    const attributes = second['startChildWorkflowExecutionInitiatedEventAttributes'] as { workflowType: { name: string } };
    attributes.workflowType.name = 'another';
    await expect(replay('attraction.json', history)).rejects.toMatchObject({
      name: 'DeterminismViolationError',
    });
  });
});

function bundle(workflowsPath: string): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: join(process.cwd(), workflowsPath),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['source', '...'] },
    }),
  });
}

function load(file: string): History {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as History;
}

/** The first activity becomes a timer: a change of the kernel's commands, as replay would meet it. */
function mutated(history: History): History {
  const events = history.events.map((event): HistoryEvent => {
    if (!event.eventType.endsWith('ACTIVITY_TASK_SCHEDULED')) return event;
    const { activityTaskScheduledEventAttributes: _, ...rest } = event;
    return {
      ...rest,
      eventType: 'EVENT_TYPE_TIMER_STARTED',
      timerStartedEventAttributes: { timerId: '1', startToFireTimeout: '1s' },
    };
  });
  return { events };
}
