import { type ChatLog, imageRefSchema } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { isImageOf } from './image-key.ts';

const validSeconds = 3_600;

/**
 * The log with `image_url`, a link to its image that holds for an hour. A log is what its producer wrote: no link is made to what is not an
 * image of its own user. `origin` is where the caller has met us.
 */
export async function linkImage(images: ObjectStore, log: ChatLog, origin: string): Promise<ChatLog> {
  const { success, data: ref } = imageRefSchema.safeParse(log.log_data.image_ref);
  if (!success || ref.bucket !== images.bucket || !isImageOf(log.user_id, ref.key)) return log;
  const image_url = new URL(await images.presign(ref.key, validSeconds), origin).href;
  return { ...log, log_data: { ...log.log_data, image_url } };
}
