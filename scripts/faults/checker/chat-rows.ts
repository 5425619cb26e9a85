import type { Defect, Evidence, Rule } from './rule.ts';

/** Each chat log is in one row. */
export const chatRows: Rule = {
  name: 'every chat log is stored once',
  async find({ database, chats }: Evidence): Promise<Defect[]> {
    const users = chats.map(({ userId }) => userId);
    const rows = await database<{ user: string; question: string; found: number }[]>`
      select user_id as user, log_data ->> 'question' as question, count(*) as found
      from chat_service.logs where user_id = any(${users}) group by 1, 2`;
    const found = new Map(rows.map((row) => [`${row.user} ${row.question}`, row.found]));
    return chats.flatMap(({ userId, questions }) =>
      questions.flatMap((question): Defect[] => {
        const times = found.get(`${userId} ${question}`) ?? 0;
        if (times === 1) return [];
        return [{ kind: times ? 'duplicated' : 'lost', sentence: `${question} of ${userId} is in ${times} rows` }];
      }),
    );
  },
};
