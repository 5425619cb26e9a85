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
