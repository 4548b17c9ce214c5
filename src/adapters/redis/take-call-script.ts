import type { CommandParser } from '@redis/client';

/**
 * `takeCall` of `domain/account/rate-policy` as a Lua script, which Redis runs as one step. Numbers leave it with 17 digits, which
 * every double survives. The key lives until both the backlog and the day are over.
 */
const SOURCE = `
local now, day = tonumber(ARGV[1]), tonumber(ARGV[2])
local interval, tolerance, perDay = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local known = redis.call('HMGET', KEYS[1], 'arrival', 'day', 'used')
local arrival = tonumber(known[1] or 0)
local used = 0
if known[2] and tonumber(known[2]) == day then used = tonumber(known[3]) end
local start = math.max(arrival, now)
local allowed = start - tolerance - now <= 0 and used < perDay
if allowed then
  arrival = start + interval
  used = used + 1
  redis.call('HSET', KEYS[1], 'arrival', string.format('%.17g', arrival), 'day', ARGV[2], 'used', used)
  redis.call('PEXPIRE', KEYS[1], math.ceil(math.max(arrival - now, (day + 1) * 86400000 - now)))
end
return { allowed and 1 or 0, string.format('%.17g', arrival), used }
`;

/** The script as a command of the client: sent by its digest, and in full when the server does not know it. */
export const TAKE_CALL = {
  SCRIPT: SOURCE,
  NUMBER_OF_KEYS: 1,
  /** `moment`: now in milliseconds, day. `rules`: interval and tolerance in milliseconds, calls a day. */
  parseCommand(parser: CommandParser, key: string, moment: readonly string[], rules: readonly string[]): void {
    parser.pushKey(key);
    parser.push(...moment, ...rules);
  },
  transformReply([allowed, arrival, usedToday]: [number, string, number]) {
    return { allowed: allowed === 1, arrival, usedToday };
  },
} as const;
