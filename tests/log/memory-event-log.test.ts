import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { eventLogContract } from '#tests/contracts/event-log.contract.ts';
import { IDENTITY } from '#tests/support/log-events.ts';

eventLogContract('memory', async () => memoryEventLog(IDENTITY));
