/**
 * Greetings, thanks, assent and what this program is, and nothing else: whoever says hello before a question is asking.
 * As people type them, with the initials that stand for them (ㅎㅇ, ㄱㅅ).
 */
export type SmallTalk = 'greeting' | 'thanks' | 'assent' | 'who';

const greeting =
  /^(?:안녕(?:하세요|하십니까|하세용|하셔요)?|안뇽|반갑습니다|반가워요?|하이|헬로|(?:ㅎㅇ|ㅎ2)+|(?:좋은|즐거운) (?:아침|하루)(?:이에요|입니다|이네요)?|hello|hi|hey|good (?:morning|afternoon|evening))(?: (?:there|footnote))?$/i;
const thanks =
  /^(?:(?:정말|너무|네|넵|넹|예|아|오케이|오) )?(?:고마워요?|고맙습니다|감사(?:합니다|합니당|해요|드립니다|드려요)?|땡큐|쌩큐|(?:ㄱㅅ|ㄳ|ㅅㄱ)+|수고(?:하세요|하셨습니다|하셨어요|하십니다|했어요?|해요?|요)?|고생(?:하세요|하셨습니다|하셨어요|했어요?)|thanks?(?: you)?(?: (?:very|so) much| a lot)?|thx|bye)$/i;
const assent =
  /^(?:네|넵|넹|예|응|어|그래요?|(?:ㅇㅇ|ㅇㅋ|ㅇㅈ)+|오케이|오키|(?:(?:네|넵|예|아) )?(?:알겠습니다|알겠어요|알았어요?|확인했습니다|이해했습니다|이해했어요|그렇군요|그렇구나)|ok|okay|got it|i see)$/i;
const who =
  /^(?:(?:너|넌|너는|당신은?|footnote) )?(?:누구(?:야|니|세요|예요|에요|십니까|인가요)?|이름이? (?:뭐야|뭐예요|뭐에요|뭔가요)|뭐하는 (?:거야|프로그램이야|애야)|(?:뭘|뭐|무엇을) 할 ?수 있(?:어요?|니|나요|습니까)|who are you|what (?:are you|can you do))$/i;

export function smallTalk(question: string): SmallTalk | null {
  const words = question
    .replace(/[\p{P}\p{S}~ㅋㅠㅜ]+|ㅎ{2,}|(?<![ㄱ-ㅎ])ㅎ(?![ㄱ-ㅎ\d])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (greeting.test(words)) return 'greeting';
  if (thanks.test(words)) return 'thanks';
  if (assent.test(words)) return 'assent';
  return who.test(words) ? 'who' : null;
}
