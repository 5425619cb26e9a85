/**
 * The server's time in milliseconds, raised above the last one given for the document.
 * KEYS: where the document's last time is kept. ARGV: how long it is kept, in seconds.
 */
export const acceptanceTimeScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local last = tonumber(redis.call('GET', KEYS[1]) or 0)
if now <= last then now = last + 1 end
redis.call('SET', KEYS[1], string.format('%.0f', now), 'EX', ARGV[1])
return now
`;

/**
 * Puts back the last time given for a document, unless another was given since.
 * KEYS: where the document's last time is kept. ARGV: the time that is withdrawn, the one before it or ''.
 */
export const withdrawAcceptanceScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return end
if ARGV[2] == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
end
`;
