/** Greetings and thanks, and nothing else: whoever says hello before a question is asking. */
const greeting =
  /^(?:안녕(?:하세요|하십니까)?|반갑습니다|하이|헬로|hello|hi|hey|good (?:morning|afternoon|evening))(?: (?:there|footnote))?$/i;
const thanks =
  /^(?:(?:정말|너무|네|예|아|오케이) )?(?:고마워요?|고맙습니다|감사(?:합니다|해요|드립니다|드려요)?|수고하세요|수고하셨습니다|thanks?(?: you)?(?: (?:very|so) much| a lot)?)$/i;

export function smallTalk(question: string): 'greeting' | 'thanks' | null {
  const words = question
    .replace(/[\p{P}\p{S}~ㅎㅋㅠㅜ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (greeting.test(words)) return 'greeting';
  return thanks.test(words) ? 'thanks' : null;
}
