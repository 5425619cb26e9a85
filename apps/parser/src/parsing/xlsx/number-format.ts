/** What a number in a cell stands for, by its number format. */
export type NumberMeaning = 'number' | 'percent' | 'date' | 'time' | 'dateTime';

/** Formats that have an id and no code (ISO/IEC 29500-1, 18.8.30); 27-36 and 50-58 are the dates of East Asian locales. */
const builtIn: [from: number, to: number, meaning: NumberMeaning][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

export function numberMeaning(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
  // Literals and colours, conditions, locales say nothing; `[h]` is elapsed time.
  const signs = code.replace(/"[^"]*"|\\.|_./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/general/i.test(signs)) return 'number';
  const time = /[hs]/i.test(signs);
  const date = /[yd]/i.test(signs) || (!time && /m/i.test(signs));
  if (date) return time ? 'dateTime' : 'date';
  if (time) return 'time';
  return signs.includes('%') ? 'percent' : 'number';
}

const secondsPerDay = 86_400;
/** Day 0 of each of Excel's calendars: 1900 is counted as a leap year there, so that serial 60 is no day. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** A number as people read it: dates by ISO 8601, at 15 digits as Excel keeps them. */
export function numberText(raw: string, meaning: NumberMeaning, calendar: keyof typeof epochs): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (meaning === 'number') return rounded(value);
  if (meaning === 'percent') return `${rounded(value * 100)}%`;
  const seconds = Math.round(value * secondsPerDay);
  if (meaning === 'time' && Math.abs(value) < 1) return clock(seconds);
  if (meaning === 'time') return `${Math.floor(seconds / 3_600)}:${clock(seconds % 3_600).slice(3)}`;
  const days = Math.floor(seconds / secondsPerDay);
  const shifted = calendar === 1900 && days < 60 ? days + 1 : days;
  const date = new Date(epochs[calendar] + shifted * secondsPerDay * 1_000);
  if (Number.isNaN(date.getTime())) return raw;
  const day = date.toISOString().slice(0, 10);
  const rest = seconds - days * secondsPerDay;
  return meaning === 'date' && rest === 0 ? day : `${day} ${clock(rest)}`;
}

function rounded(value: number): string {
  return `${Number(value.toPrecision(15))}`;
}

/** `14:30`, or `14:30:05` where there are seconds. */
function clock(seconds: number): string {
  const parts = [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map((part) =>
    `${Math.floor(part)}`.padStart(2, '0'),
  );
  return parts.slice(0, seconds % 60 === 0 ? 2 : 3).join(':');
}
