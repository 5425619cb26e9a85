import { newTaskId, type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import { v4 } from 'uuid';
