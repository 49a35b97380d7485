import { Module } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LogTouch } from '#contracts/contact/commands';
import { readConfig } from '#platform/config/config';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { createShell, openHouse } from '#platform/http/shell';
import { StageCommand } from '#platform/http/stage-command';
import { createLog } from '#platform/log/log';

/** The product's own shell around one command whose handler does nothing: what R9 measures. */
class IdleCommand extends StageCommand<LogTouch> {}

@CommandHandler(IdleCommand)
class IdleHandler implements ICommandHandler<IdleCommand> {
  execute({ caseId, body }: IdleCommand) {
    return Promise.resolve({ caseId, version: body.on.length, events: [] });
  }
}

@Module({
  controllers: [
    commandEndpoint({
      permission: 'contact.log-touch',
      body: LogTouch,
      summary: 'Does nothing.',
      command: IdleCommand,
    }),
  ],
  providers: [IdleHandler],
})
class IdleModule {}

const config = readConfig();
const app = await createShell(await openHouse(config, createLog(config.logLevel)), [IdleModule]);
await app.listen(config.port, config.host);
