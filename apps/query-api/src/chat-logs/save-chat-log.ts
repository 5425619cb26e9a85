import type { IncomingHttpHeaders } from 'node:http';
import { type ChatLogAccepted, chatLogged, dependencyUnavailable, newId } from '@millrace/contracts';
import { inTenant, type Owner, reserveChatLogId } from '@millrace/database';
import type { UploadForm } from '@millrace/http';
import type { Bus, Clock, Database, ObjectStore } from '@millrace/ports';
import { childTraceparent, currentRequestId } from '@millrace/telemetry';
import { messageOf } from '@millrace/worker-runtime';
import { placeImage } from './image-key.ts';

export interface SaveChatLogDeps {
  readonly chatDatabase: Database;
  readonly chatImages: ObjectStore;
  readonly bus: Bus | undefined;
  readonly clock: Clock;
}

export interface ChatLogToSave {
  readonly conversation_id: string;
  readonly session_id?: string | undefined;
  readonly log_data: Readonly<Record<string, unknown>>;
}

/**
 * Reserves an id, stores the image, and publishes the log with both: chat-logger writes it. Where the broker does not confirm, the log may be
 * kept all the same, so the image stays. Throws `EVENT_TOO_LARGE` and `UNSUPPORTED_MEDIA_TYPE` before anything is stored.
 */
export async function saveChatLog(
  { chatDatabase, chatImages, bus, clock }: SaveChatLogDeps,
  { tenant, user }: Owner,
  { conversation_id: conversationId, session_id: sessionId, log_data }: ChatLogToSave,
  { traceparent }: IncomingHttpHeaders,
  image?: UploadForm,
): Promise<ChatLogAccepted> {
  if (!bus) throw dependencyUnavailable('rabbitmq', 'this server has no bus');
  const place = image && placeImage({ user, session: sessionId }, image);
  const image_ref = place && { bucket: chatImages.bucket, key: place.key };
  const id = await inTenant(chatDatabase, tenant, reserveChatLogId, { role: 'chat' });
  const logData = image_ref ? { ...log_data, image_ref } : log_data;
  const message = messageOf(
    {
      id: newId(),
      type: chatLogged.type,
      source: 'millrace/query-api',
      time: clock.now().toISOString(),
      data: { logId: id, tenant, requestId: currentRequestId(), conversationId, userId: user, sessionId, logData },
    },
    childTraceparent(traceparent),
  );
  if (image && place) {
    image.body.endWhen(async () => {});
    await chatImages.putStream(place.key, image.body, { contentType: place.contentType });
  }
  await bus.publish(message);
  return { id, ...(image_ref && { image_ref }) };
}
