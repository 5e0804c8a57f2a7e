/** The command line's own sentences. */
import type { Locale } from '../contract/index.ts';

const sentences = {
  scanning: { ko: '폴더를 살펴보는 중: 파일 {done}개', en: 'Scanning: {done} files' },
  reading: {
    ko: '읽는 중: {done}/{total} (남은 시간 약 {eta}초)  {path}',
    en: 'Reading: {done} of {total} (about {eta} s left)  {path}',
  },
  learning: { ko: '이 라이브러리의 낱말을 배우는 중', en: "Learning this library's words" },
  compacting: {
    ko: '라이브러리 파일을 정리하는 중(검색은 계속할 수 있습니다)',
    en: 'Putting the library file in order (searches go on)',
  },
  checking: {
    ko: '이 라이브러리에서 모델을 점검하는 중: {done}/{total}',
    en: 'Checking the model in this library: {done} of {total}',
  },
  telling: {
    ko: '표의 행을 문장으로 쓰는 중: {done}/{total} (남은 시간 약 {eta}초)',
    en: 'Putting rows into sentences: {done} of {total} (about {eta} s left)',
  },
  told: {
    ko: '표의 행: 모델의 문장 {kept}개, 받아들이지 않은 문장 {refused}개.',
    en: 'Rows of tables: {kept} sentences by the model, {refused} not accepted.',
  },
  tableProse: {
    ko: '모델의 문장 {sentences}개, 받아들이지 않은 문장 {refused}개',
    en: '{sentences} sentences by the model, {refused} not accepted',
  },
  wrongTableProse: {
    ko: '--table-prose는 rule 또는 model입니다. "{value}"은(는) 쓸 수 없습니다.',
    en: '--table-prose is rule or model, not "{value}".',
  },
  embedding: {
    ko: '벡터를 만드는 중: {done}/{total} (남은 시간 약 {eta}초)',
    en: 'Making vectors: {done} of {total} (about {eta} s left)',
  },
  counting: { ko: '질문 {done}/{total}', en: 'Question {done} of {total}' },
  nothing: {
    ko: '폴더에 읽을 수 있는 매뉴얼이 없습니다.',
    en: 'The folder holds no manuals that can be read.',
  },
  unchanged: {
    ko: '바뀐 것이 없습니다. 문서 {unchanged}개, 구절 {passages}개.',
    en: 'Nothing has changed: {unchanged} documents, {passages} passages.',
  },
  report: {
    ko: '추가 {added}, 변경 {updated}, 삭제 {removed}, 그대로 {unchanged}, 실패 {failed}. 구절 {passages}개, {seconds}초.',
    en: '{added} added, {updated} updated, {removed} removed, {unchanged} unchanged, {failed} failed. {passages} passages, {seconds} s.',
  },
  problems: { ko: '문제 {count}개:', en: '{count} problems:' },
  more: {
    ko: '  … 그 밖에 {count}개. 모두 보려면 --json을 쓰세요.',
    en: '  … and {count} more; --json lists them all.',
  },
  superseded: {
    ko: '새 판이 있습니다: {title} ({path})',
    en: 'There is a later edition: {title} ({path})',
  },
  noChanges: { ko: '아직 바뀐 것이 없습니다.', en: 'Nothing has changed yet.' },
  scan: { ko: '검사 {id}번, {time}, {root}', en: 'Scan {id}, {time}, {root}' },
  changed: {
    ko: '추가 {added}, 변경 {updated}, 삭제 {removed}, 이름 변경 {renamed}, 읽을 수 없게 됨 {unreadable}',
    en: '{added} added, {updated} updated, {removed} removed, {renamed} renamed, {unreadable} no longer readable',
  },
  interrupted: {
    ko: '이 검사는 중단되었습니다. 다시 검사하면 이어서 합니다.',
    en: 'This scan was interrupted; the next one goes on with it.',
  },
  formerly: { ko: '이전 이름: {path}', en: 'formerly {path}' },
  moreSentences: { ko: '… 그 밖에 {count}개', en: '… and {count} more' },
  noContradictions: {
    ko: '서로 다른 값을 적은 문서를 찾지 못했습니다.',
    en: 'No pages were found that give different values.',
  },
  contradictions: {
    ko: '같은 항목에 다른 값이 적힌 곳 {count}건:',
    en: '{count} places where pages give different values for the same thing:',
  },
  noProblems: { ko: '문제가 없습니다.', en: 'There are no problems.' },
  scoreLine: {
    ko: '점수 {total}: 구절 {passage}, 벡터 {similarity}, 재순위 {rerank}',
    en: 'score {total}: passage {passage}, vector {similarity}, reranker {rerank}',
  },
  rerankerRead: {
    ko: '재순위 {name}: 구절 {read}개를 읽음, 구절당 {pace}ms',
    en: 'reranker {name}: read {read} passages, {pace} ms each',
  },
  rerankerSlow: {
    ko: '재순위 {name}: 지금은 너무 느려 쓰지 않음, 구절당 {pace}ms, 한 번 검색에 {reads}개(읽은 구절 {read}개)',
    en: 'reranker {name}: too slow now, {pace} ms a passage, {reads} of them fit into a search ({read} read)',
  },
  rerankerLoading: {
    ko: '재순위 {name}: 아직 메모리에 올리는 중이라 쓰지 않음',
    en: 'reranker {name}: not used, it is still being loaded',
  },
  didYouMean: { ko: '혹시 이 말인가요: {text}', en: 'Did you mean: {text}' },
  unknownWords: { ko: '매뉴얼에 없는 말: {words}', en: 'Nowhere in the manuals: {words}' },
  becauseConfirmed: {
    ko: '비슷한 질문 "{question}"에 맞는 문서로 확인되어 {boost}만큼 올랐습니다 (의견 {feedback}번).',
    en: 'Raised by {boost}: confirmed as the right page for "{question}" (feedback {feedback}).',
  },
  becauseCopies: { ko: '같은 문서가 더 있습니다: {paths}', en: 'The same page stands elsewhere: {paths}' },
  becauseSuperseded: {
    ko: '새 판 아래에 놓였습니다: {title} ({path})',
    en: 'Stands below its later edition: {title} ({path})',
  },
  becauseNewer: {
    ko: '점수가 비슷한 문서보다 새로워서 앞에 놓였습니다: {title} ({path})',
    en: 'Stands before a page of about the same score because it is newer: {title} ({path})',
  },
  becauseCompared: {
    ko: '비교하는 질문이라, 다음에 가장 잘 맞는 문서를 앞에 놓았습니다: {name}',
    en: 'The question compares, and this is the best page for {name}.',
  },
  noGlossary: { ko: '용어집이 비어 있습니다.', en: 'The glossary is empty.' },
  evidence: {
    ko: '{places}곳, 문서 {documents}개: {example} ({path})',
    en: '{places} places in {documents} documents: {example} ({path})',
  },
  imported: {
    ko: '추가 {added}, 확장 {extended}, 그대로 {unchanged}, 건너뜀 {skipped}',
    en: '{added} added, {extended} extended, {unchanged} unchanged, {skipped} skipped',
  },
  skippedRows: { ko: '항목이 아닌 행: {rows}', en: 'Rows that are no entry: {rows}' },
  suggested: {
    ko: '매뉴얼에서 {found}쌍을 찾았고, {added}쌍을 새로 제안합니다.',
    en: 'The manuals state {found} pairs; {added} are suggested anew.',
  },
  removed: { ko: '{count}개를 지웠습니다.', en: '{count} removed.' },
  noModels: { ko: '설치된 모델이 없습니다.', en: 'No model is installed.' },
  noAdapters: { ko: '가져온 어댑터가 없습니다.', en: 'There are no adapters.' },
  modelCatalogue: { ko: '쓸 수 있는 모델:', en: 'Models that would serve:' },
  modelMemory: {
    ko: '메모리 {at4k}GB (4천 토큰), {at16k}GB (1만 6천 토큰)',
    en: 'memory {at4k} GB with 4k tokens, {at16k} GB with 16k',
  },
  modelTooLarge: { ko: '이 컴퓨터의 메모리보다 큽니다.', en: "More than this machine's memory." },
  englishOnly: {
    ko: '영어 전용: 서로 다른 한국어 낱말을 같은 토큰으로 읽습니다.',
    en: 'English only: it reads different Korean words as the same tokens.',
  },
  adapterUnfit: {
    ko: '지금 쓰는 모델에 맞지 않습니다: {reason}',
    en: 'It does not fit the model in use: {reason}',
  },
  removedNamed: { ko: '{name}을(를) 제거했습니다.', en: '{name} was removed.' },
  gpuTriedAnew: {
    ko: '다음 질문부터 GPU를 처음처럼 다시 시도합니다.',
    en: 'The next question tries the graphics processor as if for the first time.',
  },
  gpuSteppedDown: {
    ko: 'GPU에서 오류가 나서 줄여 씁니다. 다시 시도: footnote models retry-gpu',
    en: 'used less since it failed; to try it anew: footnote models retry-gpu',
  },
  benchChat: {
    ko: '{name}: 프롬프트 {promptSpeed}토큰/초, 생성 {generationSpeed}토큰/초, 첫 토큰 {firstToken}ms, 이어 묻기 {followUpFirstToken}ms, 장치 {device}, GPU에 {layers}층 중 {gpuLayers}층',
    en: '{name}: prompt {promptSpeed} tokens/s, generation {generationSpeed} tokens/s, first token {firstToken} ms, follow-up {followUpFirstToken} ms, device {device}, {gpuLayers} of {layers} layers on the GPU',
  },
  benchEmbedding: {
    ko: '{name}: 구절 {passagesPerSecond}개/초, 질문 {queryMs}ms',
    en: '{name}: {passagesPerSecond} passages/s, a question {queryMs} ms',
  },
  benchReranker: {
    ko: '{name}: 구절 {passagesPerSecond}개/초',
    en: '{name}: {passagesPerSecond} passages/s',
  },
  wrongRole: {
    ko: '--role은 chat, embedding, reranker 중 하나입니다. "{value}"은(는) 쓸 수 없습니다.',
    en: '--role is chat, embedding or reranker, not "{value}".',
  },
  noFeedback: { ko: '의견이 없습니다.', en: 'There is no feedback.' },
  helpful: { ko: '도움이 됨', en: 'helpful' },
  'not-helpful': { ko: '도움이 안 됨', en: 'not helpful' },
  'right-page': { ko: '맞는 문서', en: 'the right page' },
  pageChanged: { ko: '[그 뒤 바뀜]', en: '[changed since]' },
  wantsAction: {
    ko: '{name} 명령 뒤에는 다음 중 하나가 와야 합니다: {actions}.',
    en: '"{name}" is followed by one of: {actions}.',
  },
  wantsWords: {
    ko: '{name} 명령에는 인수가 {least}개 있어야 하는데 {given}개입니다.',
    en: '"{name}" takes {least} arguments; {given} are given.',
  },
  notANumber: {
    ko: '"{value}"은(는) 항목의 번호가 아닙니다.',
    en: '"{value}" is not the number of an entry.',
  },
  folderColumn: { ko: '폴더', en: 'Folder' },
  fileColumn: { ko: '파일', en: 'File' },
  codeColumn: { ko: '코드', en: 'Code' },
  problemColumn: { ko: '문제', en: 'Problem' },
  todoColumn: { ko: '할 일', en: 'What to do' },
  noWords: { ko: '질문에 찾을 말이 없습니다.', en: 'The question has no words to look for.' },
  noHits: { ko: '질문의 말이 매뉴얼에 없습니다.', en: "The manuals hold none of the question's words." },
  nearest: { ko: '가까운 페이지:', en: 'Nearest pages:' },
  serving: {
    ko: 'Footnote: {url}\n끝내려면 Ctrl+C를 누르세요.',
    en: 'Footnote: {url}\nPress Ctrl+C to end.',
  },
  noTables: { ko: '이 파일에는 자료 표가 없습니다.', en: 'The file holds no data tables.' },
  table: { ko: '표 {n}: {caption}', en: 'Table {n}: {caption}' },
  checked_on: { ko: '사용', en: 'on' },
  checked_off: {
    ko: '사용 안 함, 도움이 되지 않습니다. 그래도 쓰려면: footnote models use {name} --anyway',
    en: 'off, it helps nothing; to use it anyway: footnote models use {name} --anyway',
  },
  checked_slow: {
    ko: '사용 안 함, 이 컴퓨터에서는 너무 느립니다. 그래도 쓰려면: footnote models use {name} --anyway',
    en: 'off, it is too slow on this computer; to use it anyway: footnote models use {name} --anyway',
  },
  checked_few: {
    ko: '사용 안 함, 맞는 문서를 아는 질문이 {fewest}개가 안 되어 도움이 되는지 알 수 없습니다. 그래도 쓰려면: footnote models use {name} --anyway',
    en: 'off, fewer than {fewest} questions whose page is known cannot tell whether it helps; to use it anyway: footnote models use {name} --anyway',
  },
  checkPace: {
    ko: '구절당 {pace}ms, 한 번 검색에 {reads}개',
    en: '{pace} ms a passage: a search reads {reads}',
  },
  checked_anyway: { ko: '점검 결과와 관계없이 사용', en: 'on, whatever the check says' },
  checked_unchecked: {
    ko: '아직 사용 안 함, 다음 갱신 때 점검합니다',
    en: 'not used yet, the next update of the library checks it',
  },
  checkFigures: {
    ko: ' (이 라이브러리의 질문 {pairs}개에서 MRR {before} → {after})',
    en: ' (MRR {before} → {after} on {pairs} questions of this library)',
  },
  noLibrary: { ko: '아직 없습니다', en: 'not made yet' },
  whole: { ko: '온전합니다', en: 'whole' },
  noCommand: { ko: '명령이 없습니다.', en: 'No command is given.' },
  unknownCommand: { ko: '"{name}" 명령은 없습니다.', en: 'There is no command "{name}".' },
  foreignOption: {
    ko: '{name} 명령에는 {option} 옵션이 없습니다.',
    en: '"{name}" has no option {option}.',
  },
  unknownOption: {
    ko: '{option} 옵션은 없습니다. 질문이나 폴더가 -로 시작하면 그 앞에 --를 따로 쓰세요.',
    en: 'There is no option {option}; put -- before a question or folder that begins with a hyphen.',
  },
  wrongValue: { ko: '{option} 옵션의 값이 맞지 않습니다.', en: 'The value of the option {option} is wrong.' },
  wrongNumber: {
    ko: '{name} 옵션은 {least}에서 {most}까지의 정수입니다. "{value}"은(는) 쓸 수 없습니다.',
    en: '{name} is a whole number from {least} to {most}, not "{value}".',
  },
  wrongMode: {
    ko: '--mode에 "{value}"은(는) 쓸 수 없습니다. 쓸 수 있는 값: {known}.',
    en: '--mode cannot be "{value}"; it is one of {known}.',
  },
  wrongAdapter: {
    ko: '--adapter는 이름:세기이고 세기는 0에서 2까지입니다. "{value}"은(는) 쓸 수 없습니다.',
    en: '--adapter is name:scale with a scale from 0 to 2, not "{value}".',
  },
  alsoSearched: { ko: '함께 검색한 말: {questions}', en: 'Also searched for: {questions}' },
  rewritten: { ko: '이렇게 이해했습니다: {question}', en: 'Understood as: {question}' },
  queued: {
    ko: '모델이 다른 질문 {before}개에 답하고 있습니다. 기다리는 중입니다.',
    en: 'The model answers other questions first ({before}); waiting.',
  },
  wrongDay: {
    ko: '{name} 옵션은 2026-11-01 같은 날짜입니다. "{value}"은(는) 쓸 수 없습니다.',
    en: '{name} is a day such as 2026-11-01, not "{value}".',
  },
  folderAbsent: { ko: '폴더가 없습니다', en: 'the folder is not there' },
  missingFiles: {
    ko: '라이브러리에 없는 정답 파일이 {count}개 있어 찾지 못한 것으로 셌습니다: {files}',
    en: '{count} right files of the sheet are not in the library and count as not found: {files}',
  },
  emptyOption: {
    ko: '{option} 옵션의 값이 비어 있습니다.',
    en: 'The value of the option {option} is empty.',
  },
  emptyWord: { ko: '{name} 명령의 인수가 비어 있습니다.', en: 'An argument of "{name}" is empty.' },
  wantsOne: {
    ko: '{name} 명령에는 인수가 하나 있어야 하는데 {given}개입니다.',
    en: '"{name}" takes one argument; {given} are given.',
  },
  wantsNone: {
    ko: '{name} 명령은 인수를 받지 않는데 {given}개입니다.',
    en: '"{name}" takes no argument; {given} are given.',
  },
  damaged: { ko: '손상되었습니다', en: 'damaged' },
} as const satisfies Record<string, Record<Locale, string>>;

export function say(
  name: keyof typeof sentences,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentences[name][locale].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}
