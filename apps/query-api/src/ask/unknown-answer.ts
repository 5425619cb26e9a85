/** What is said where the documents do not hold the answer, in the language of the question. */
export function unknownAnswer(question: string): string {
  return /\p{sc=Han}/u.test(question)
    ? '我不知道：找到的文档里没有这个问题的答案。'
    : 'I do not know: the documents that were found do not hold the answer.';
}
