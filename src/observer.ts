import type { Happening, Observe } from './core/observe.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Turns what the core tells into log lines and numbers. What happens with every message is only counted, and logged at `debug`. */
export function createObserver(log: Log, metrics: Metrics): Observe {
  return (happening: Happening) => {
    switch (happening.what) {
      case 'accepted':
        metrics.received(happening.channel, happening.messages);
        return log.debug('accepted', { channel: happening.channel, count: happening.messages });
      case 'handled': {
        const { channel, conversation, messages, waitedMs } = happening;
        metrics.handled(channel, messages, waitedMs);
        return log.debug('handled', { channel, conversation, count: messages, ms: waitedMs });
      }
      case 'stale':
        metrics.decidedAgain();
        return log.debug('decided-again', { conversation: happening.conversation });
      case 'aside':
        metrics.putAside();
        return log.error('message-put-aside', { conversation: happening.conversation, row: happening.row });
      case 'sent':
        metrics.sent(happening.channel, happening.edit ? 'edit' : 'new', happening.waitedMs);
        return log.debug('sent', { channel: happening.channel, ms: happening.waitedMs });
      case 'send-later': {
        const { what: _, why, delayMs, ...fields } = happening;
        metrics.sendPutOff(happening.channel, why);
        return log.warn('send-put-off', { ...fields, code: why, ms: delayMs });
      }
      case 'send-failed': {
        const { what: _, why, ...fields } = happening;
        metrics.sendFailed(happening.channel, why);
        return log.warn('send-failed', { ...fields, code: why });
      }
      case 'fault': {
        const { what: _, ...fields } = happening;
        metrics.failed(happening.where, happening.code);
        return log.error('fault', fields);
      }
    }
  };
}
