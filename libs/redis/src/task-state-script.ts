import { statusRanks } from '@millrace/contracts';
import { underWaySeconds } from './under-way-script.ts';

/**
 * Merges what is told of a task into what is shown of it, in one step.
 *
 * KEYS: the task's hash, the sets of the ordinals embedded and indexed, and the tenant's tasks under way by when they were heard of.
 * ARGV: what is told ({@link ToldFields} as JSON), the time to live in seconds, the channel.
 *
 * A higher run clears all, a lower one changes nothing. Within a run progress and warnings are gathered whatever the order; the
 * rest follows `mayFollow` of the contracts. A change is published with the whole hash, as JSON.
 */
export const taskStateScript = `
local hash, embedded, indexed, underWay = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local told = cjson.decode(ARGV[1])
local errorFields = { 'errorCode', 'errorMessage', 'errorRetryable', 'errorStage' }

local shown = {}
local flat = redis.call('HGETALL', hash)
for i = 1, #flat, 2 do shown[flat[i]] = flat[i + 1] end

local run = tonumber(shown.run)
if run and told.run < run then return end
if not run or told.run > run then
  redis.call('DEL', hash, embedded, indexed)
  shown = {}
end

local changes, removed = {}, {}
local function set(name, value)
  local text = tostring(value)
  if shown[name] == text then return end
  shown[name] = text
  changes[#changes + 1] = name
  changes[#changes + 1] = text
end
local function raise(name, count)
  if count and count > (tonumber(shown[name]) or -1) then set(name, count) end
end

if not shown.run then
  for name, value in pairs(told.identity) do set(name, value) end
  set('run', told.run)
  set('warnings', '[]')
elseif told.run == run and shown.acceptedAt == '' then
  set('acceptedAt', told.identity.acceptedAt)
end

local rank, attempt = tonumber(shown.rank), tonumber(shown.attempt)
local isTerminal = rank and rank >= ${statusRanks.completed}
local follows = not rank or told.rank > rank or (told.rank == rank and told.attempt >= attempt)
if follows and not isTerminal then
  -- The last error stays until the stage is left, and names the reason of a failure that brings none.
  local keepsError = told.status == shown.status or told.status == 'failed'
  for _, name in ipairs(errorFields) do
    local value = told.error and told.error[name]
    if value then
      set(name, value)
    elseif shown[name] and not keepsError then
      shown[name] = nil
      removed[#removed + 1] = name
    end
  end
  set('status', told.status)
  set('rank', told.rank)
  set('attempt', told.attempt)
  set('superseded', told.superseded)
end

for name, count in pairs(told.counts) do raise(name, count) end
for name, ordinal in pairs(told.members) do
  local members = name == 'embedded' and embedded or indexed
  redis.call('SADD', members, ordinal)
  raise(name, redis.call('SCARD', members))
end

if told.warnings then
  local warnings, known = cjson.decode(shown.warnings), {}
  for _, warning in ipairs(warnings) do known[warning] = true end
  for _, warning in ipairs(told.warnings) do
    if not known[warning] then
      known[warning] = true
      warnings[#warnings + 1] = warning
    end
  end
  set('warnings', cjson.encode(warnings))
end

if #changes > 0 or #removed > 0 then
  if told.updatedAt > (shown.updatedAt or '') then set('updatedAt', told.updatedAt) end
  if #changes > 0 then redis.call('HSET', hash, unpack(changes)) end
  if #removed > 0 then redis.call('HDEL', hash, unpack(removed)) end
  redis.call('PUBLISH', ARGV[3], cjson.encode(shown))
end
for _, key in ipairs({ hash, embedded, indexed }) do redis.call('EXPIRE', key, ARGV[2]) end

-- By what is shown now: what is told late of a task that has ended does not bring it back.
local now = tonumber(redis.call('TIME')[1])
if tonumber(shown.rank) < ${statusRanks.completed} then
  redis.call('ZADD', underWay, now, shown.taskId)
else
  redis.call('ZREM', underWay, shown.taskId)
end
redis.call('ZREMRANGEBYSCORE', underWay, '-inf', now - ${underWaySeconds})
redis.call('EXPIRE', underWay, ${underWaySeconds})
`;
