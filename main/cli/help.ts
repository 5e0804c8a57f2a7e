/** What `--help` prints. */
import type { Locale } from '../contract/index.ts';
import type { Command } from './arguments.ts';

const all: Readonly<Record<Locale, string>> = {
  ko: `Footnote: 매뉴얼에 관한 질문에 오프라인으로 답하고, 모든 답에 출처를 답니다.

사용법: footnote <명령> [옵션]

  ingest <폴더>        폴더의 매뉴얼을 라이브러리에 등록하거나 갱신합니다
  search "<질문>"      질문에 맞는 문서를 찾습니다
  ask "<질문>"         질문에 답하고 출처를 보여 줍니다
  eval <질문지.jsonl>  질문지로 검색과 답변을 측정합니다
  tables <파일>        파일의 표를 격자, 레코드, 문장으로 나란히 보여 줍니다
  changes              마지막 검사에서 무엇이 바뀌었는지 문서마다, 문장마다 보여 줍니다
  contradictions       같은 항목에 서로 다른 값을 적은 문서를 보여 줍니다
  problems             읽지 못한 파일과 할 일을 보여 줍니다
  glossary <동작>      사람들이 쓰는 말과 매뉴얼의 용어를 이어 줍니다
  feedback <동작>      답변에 대한 의견과 확인한 문서를 보여 주고 거둡니다
  models <동작>        로컬 모델을 가져오고 고르고 측정합니다
  adapters <동작>      어댑터(LoRA)를 가져오고 보여 줍니다
  serve                브라우저에서 쓰도록 이 컴퓨터에서만 엽니다
  doctor               버전, 저장 위치, 라이브러리 상태를 보여 줍니다

옵션:
  --library <파일>     라이브러리 파일 (기본 위치는 footnote doctor가 보여 줍니다)
  --json               표준 출력에 JSON만 출력합니다. 진행 상황은 표준 오류로 나갑니다
  -h, --help           도움말. footnote <명령> --help
  --version            버전

종료 코드: 0 완료, 1 실패, 2 잘못된 인수`,
  en: `Footnote answers questions about your manuals, offline, every answer footnoted to its source.

Usage: footnote <command> [options]

  ingest <folder>      add a folder of manuals to the library, or bring it up to date
  search "<question>"  find the documents for a question
  ask "<question>"     answer a question, with its sources
  eval <sheet.jsonl>   measure search and answers with a question sheet
  tables <file>        show a file's tables as grid, records and sentences side by side
  changes              show what the last scan changed, page by page, sentence by sentence
  contradictions       show pages that give different values for the same thing
  problems             show what could not be read, and what to do
  glossary <action>    connect the words people use with those of the manuals
  feedback <action>    show what people said of answers, and take it back
  models <action>      import, choose and measure local models
  adapters <action>    import and list adapters (LoRA)
  serve                open the application for a browser on this machine only
  doctor               show versions, where things are kept, and whether the library is whole

Options:
  --library <file>     the library file (footnote doctor prints the default)
  --json               nothing but JSON on standard output; progress goes to standard error
  -h, --help           help; footnote <command> --help
  --version            the version

Exit codes: 0 done, 1 failed, 2 wrong arguments`,
};

const each: Readonly<Record<Locale, Readonly<Record<Command, string>>>> = {
  ko: {
    ingest: `footnote ingest <폴더> [--table-prose rule|model] [--library <파일>] [--json]

폴더 안의 매뉴얼을 읽어 라이브러리에 넣습니다. 여러 폴더를 한 라이브러리에 넣을 수 있습니다.
다시 실행하면 추가, 변경, 삭제된 파일만 처리합니다. 읽지 못한 파일은 문제 목록에 남고 나머지는 계속됩니다.

  --table-prose model   표의 행을 설치한 답변 모델이 쓴 문장으로 읽고 말합니다. 행마다 몇 초씩 걸리며, 행의 모든 값과
                        숫자, 단위가 있는 문장만 씁니다. 이 라이브러리에는 rule(규칙으로 만든 문장)로 되돌릴 때까지
                        그대로입니다. 검색과 인용은 달라지지 않습니다.`,
    search: `footnote search "<질문>" [-k <개수>] [--passages] [--explain] [--batch <질문지.jsonl>] [--library <파일>] [--json]

  -k <개수>     결과 수 (기본 10)
  --passages    문서마다 하나가 아니라 모든 구절을 보여 줍니다
  --explain     결과마다 왜 그 자리에 있는지 보여 줍니다: 낱말, 필드, 벡터, 확인, 새 판
  --batch       질문지의 질문마다 JSON 한 줄을 출력합니다. 물을 수 없는 줄에는 그 자리에 오류를 씁니다

필터 (search와 ask에서 함께 쓸 수 있습니다):
  --folder <폴더>      이 폴더 아래의 문서만
  --product "<낱말>"   제목이나 경로에 이 낱말이 있는 문서만
  --format <형식,…>    이 형식의 문서만 (html, pdf, xlsx …)
  --since, --until <날짜>  이날부터, 이날까지 수정된 문서만 (2026-11-01)
  --document <경로>    이 문서 안에서만`,
    ask: `footnote ask "<질문>" [--mode <방식>] [--adapter <이름[:세기]>] [--batch <질문지.jsonl>] [--library <파일>] [--json]

질문에 답하고 문장마다 출처를 보여 줍니다. 모델이 없으면 매뉴얼의 문장과 표의 행을 그대로 인용합니다.
  --mode <방식>  auto(기본), quote(인용만), rag(구절에서), reasoned(근거를 고른 뒤), long(문서 전체까지),
                 agent(나누어 검색), adapter-only(매뉴얼 없이 모델만)
  --adapter <이름[:세기]>  어댑터를 얹습니다. 세기 0~2, 기본 1. 여러 번 쓸 수 있습니다
  --batch       질문지의 질문마다 JSON 한 줄을 출력합니다. 물을 수 없는 줄에는 그 자리에 오류를 씁니다

필터 (search와 ask에서 함께 쓸 수 있습니다):
  --folder <폴더>      이 폴더 아래의 문서만
  --product "<낱말>"   제목이나 경로에 이 낱말이 있는 문서만
  --format <형식,…>    이 형식의 문서만 (html, pdf, xlsx …)
  --since, --until <날짜>  이날부터, 이날까지 수정된 문서만 (2026-11-01)
  --document <경로>    이 문서 안에서만`,
    eval: `footnote eval <질문지.jsonl|.xlsx|.csv> [--mode <방식,…>] [--adapter <이름[:세기]>] [--keep] [--library <파일>] [--json]

질문지(한 줄에 JSON 하나: question, gold_files, evidence, unanswerable, category, style)로 측정합니다.
스프레드시트는 같은 이름의 열이 있는 첫 시트를 읽습니다.
  --keep        실행 결과를 라이브러리에 남깁니다 (나중에 다른 실행과 질문별로 비교)
--mode로 여러 방식을 견주고, --adapter를 주면 어댑터가 없을 때와 있을 때를 함께 잽니다.`,
    tables: `footnote tables <파일> [--json]

파일의 표를 격자, 레코드, 문장으로 보여 줍니다. 라이브러리는 필요 없습니다.`,
    changes: `footnote changes [--scan <번호>] [--library <파일>] [--json]

무엇인가 바뀐 마지막 검사의 내용을 보여 줍니다: + 추가, ~ 변경, - 삭제, > 이름 변경, ! 읽을 수 없게 됨.
변경된 문서에는 없어진 문장(-)과 새 문장(+)이 파일에 적힌 그대로 나옵니다.
  --scan <번호>  다른 검사
  --json         {scan: {id, root, started, finished, counts} | null,
                  changes: [{path, kind, formerPath, title, gone, new, goneCount, newCount}]}`,
    contradictions: `footnote contradictions [--library <파일>] [--json]

표에서 같은 대상의 같은 항목에 다른 값을 적은 문서를 나란히 보여 줍니다. 새 판이 있는 옛 문서는 빼고 봅니다.
수량만 적힌 칸을 비교하므로, 나오는 것은 살펴볼 만하지만 모두 찾아내지는 못합니다.
  --json        {contradictions: [{subject, field, statements: [{root, path, title, value, modified}]}]}`,
    problems: `footnote problems [--csv] [--library <파일>] [--json]

읽지 못한 파일, 끊어진 링크와 할 일을 보여 줍니다.
  --csv         엑셀에서 열 수 있는 CSV (UTF-8, BOM). 예: footnote problems --csv > 문제.csv`,
    glossary: `footnote glossary list|suggest|export [--library <파일>] [--json]
footnote glossary add "<용어>" "<다른 말>"… [--one-way]
footnote glossary accept|reject|remove <번호>…
footnote glossary import <파일.csv|파일.xlsx>

질문에 다른 말이 나오면 매뉴얼의 용어도 함께 찾습니다. 활성 항목만 쓰입니다.
  suggest       매뉴얼에 적힌 짝을 찾아 제안합니다: 셋톱박스(STB), 이하 "회사", 링크의 글
  --one-way     다른 말로 물으면 용어도 찾지만, 용어로 물을 때 다른 말은 찾지 않습니다
  import        한 행에 항목 하나: 용어, 다른 말(; 또는 |로 여러 개), 방향(one-way, two-way)
  export        CSV를 표준 출력에 씁니다. 예: footnote glossary export > 용어집.csv
  --json        {entries: [{id, term, synonyms, direction, origin, state, evidence}]}`,
    feedback: `footnote feedback list [--library <파일>] [--json]
footnote feedback remove <번호>…

"맞는 문서"로 확인한 문서는 비슷한 질문에서 더 위에 나옵니다. 지우면 그 효과도 사라집니다.
  --json        {entries: [{id, given, kind, question, reason, acts, page: {root, path, title, changed, present} | null}]}`,
    models: `footnote models list|bench|retry-gpu [--json]
footnote models import <파일.gguf> [--role chat|embedding|reranker]
footnote models use <이름> [--anyway] | use none|auto --role <역할>
footnote models download <id>
footnote models remove <이름>

모델이 없어도 인용으로 답합니다. 임베딩, 재순위(reranker), 대화(chat) 모델을 더하면 더 좋아집니다.
  import        GGUF 파일을 검사해 모델 폴더에 넣습니다. 역할은 파일에서 알아냅니다
  use           그 역할에 쓸 모델을 고릅니다. none은 쓰지 않음, auto는 설치된 첫 모델.
                임베딩과 재순위 모델은 라이브러리를 갱신할 때 점검하고, 도움이 되고 충분히 빠를 때만 씁니다. --anyway는 그래도 씁니다
  download      목록의 모델을 인터넷에서 받습니다. 끊기면 다음에 이어 받습니다
  bench         이 컴퓨터에서의 속도를 잽니다
  retry-gpu     GPU에서 오류가 난 뒤(예: 새 드라이버를 설치한 뒤) 처음처럼 다시 시도합니다
  --json        list: {folder, memory, models: [{name, role, serving, bytes, memory4k, memory16k, …}], catalogue}`,
    adapters: `footnote adapters list [--json]
footnote adapters import <파일.gguf>
footnote adapters remove <이름>

어댑터의 이름은 파일의 이름입니다. 같은 이름의 새 파일은 다음 판(revision)이 되고 이전 판은 <이름>.r1로 남습니다.`,
    serve: `footnote serve [--port <포트>] [--library <파일>]

127.0.0.1에서만 열고 주소를 출력합니다. Ctrl+C로 끝냅니다.`,
    doctor: 'footnote doctor [--library <파일>] [--json]',
  },
  en: {
    ingest: `footnote ingest <folder> [--table-prose rule|model] [--library <file>] [--json]

Reads the manuals in a folder into the library. Several folders may go into one library. Run again, it handles what
was added, changed or deleted. A file that cannot be read is listed as a problem; the others go on.

  --table-prose model   rows of tables are read and said in sentences that the installed chat model writes, some seconds a
                        row; only those with every value, number and unit of the row are used. It stays so for this
                        library until rule (sentences made by rule) is named. Searches and quotes are the same.`,
    search: `footnote search "<question>" [-k <count>] [--passages] [--explain] [--batch <sheet.jsonl>] [--library <file>] [--json]

  -k <count>    number of results (default 10)
  --passages    every passage instead of one a document
  --explain     why each result stands there: terms, fields, vector, confirmations, editions
  --batch       one line of JSON for each question of a sheet; a line that cannot be asked has its error there

Filters (search and ask; several may be given):
  --folder <folder>        only documents below this folder
  --product "<words>"      only documents with these words in their title or path
  --format <format,…>      only these formats (html, pdf, xlsx …)
  --since, --until <day>   only documents modified from or up to this day (2026-11-01)
  --document <path>        inside this document only`,
    ask: `footnote ask "<question>" [--mode <mode>] [--adapter <name[:scale]>] [--batch <sheet.jsonl>] [--library <file>] [--json]

Answers a question and names the source of each sentence; without a model, with the manuals' own sentences and rows.
  --mode <mode>  auto (default), quote (quotes only), rag (from passages), reasoned (evidence first), long (whole
                 documents where passages do not suffice), agent (searches in steps), adapter-only (no manuals)
  --adapter <name[:scale]>  puts an adapter on the model; scale 0 to 2, default 1; may be given several times
  --batch       one line of JSON for each question of a sheet; a line that cannot be asked has its error there

Filters (search and ask; several may be given):
  --folder <folder>        only documents below this folder
  --product "<words>"      only documents with these words in their title or path
  --format <format,…>      only these formats (html, pdf, xlsx …)
  --since, --until <day>   only documents modified from or up to this day (2026-11-01)
  --document <path>        inside this document only`,
    eval: `footnote eval <sheet.jsonl|.xlsx|.csv> [--mode <mode,…>] [--adapter <name[:scale]>] [--keep] [--library <file>] [--json]

Measures with a sheet: a JSON object a line (question, gold_files, evidence, unanswerable, category, style).
Of a spreadsheet the first sheet is read; its columns have the same names.
  --keep        stores the run in the library, to compare it with others question by question
--mode compares several; with --adapter each is measured without the adapters and with them.`,
    tables: `footnote tables <file> [--json]

Shows what Footnote makes of a file's tables: the grid, the records, the sentences. Needs no library.`,
    changes: `footnote changes [--scan <number>] [--library <file>] [--json]

Shows what the last scan that changed something changed: + added, ~ updated, - removed, > renamed, ! no longer
readable. Under an updated page stand the sentences that are gone (-) and new (+), as they stand in the file.
  --scan <number>  another scan
  --json           {scan: {id, root, started, finished, counts} | null,
                    changes: [{path, kind, formerPath, title, gone, new, goneCount, newCount}]}`,
    contradictions: `footnote contradictions [--library <file>] [--json]

Shows documents whose tables give different values for the same field of the same thing, side by side; older editions
are left out. Only cells that hold one quantity are compared: what is listed is worth a look, and not everything is
found.
  --json        {contradictions: [{subject, field, statements: [{root, path, title, value, modified}]}]}`,
    problems: `footnote problems [--csv] [--library <file>] [--json]

Shows files that could not be read, broken links, and what to do.
  --csv         CSV that Excel opens (UTF-8 with a byte order mark): footnote problems --csv > problems.csv`,
    glossary: `footnote glossary list|suggest|export [--library <file>] [--json]
footnote glossary add "<term>" "<other word>"… [--one-way]
footnote glossary accept|reject|remove <number>…
footnote glossary import <file.csv|file.xlsx>

A question with one of the other words also searches the manuals' term. Only active entries act.
  suggest       looks for pairs that the manuals state: set-top box (STB), hereinafter "the company", link texts
  --one-way     the other words search the term, the term does not search them
  import        a row an entry: term, other words (several with ; or | between them), direction (one-way, two-way)
  export        CSV on standard output: footnote glossary export > glossary.csv
  --json        {entries: [{id, term, synonyms, direction, origin, state, evidence}]}`,
    feedback: `footnote feedback list [--library <file>] [--json]
footnote feedback remove <number>…

A page confirmed as the right one ranks higher for similar questions; removing the entry ends that.
  --json        {entries: [{id, given, kind, question, reason, acts, page: {root, path, title, changed, present} | null}]}`,
    models: `footnote models list|bench|retry-gpu [--json]
footnote models import <file.gguf> [--role chat|embedding|reranker]
footnote models use <name> [--anyway] | use none|auto --role <role>
footnote models download <id>
footnote models remove <name>

Footnote answers by quotes without any model. An embedder, a reranker, a chat model: each improves it.
  import        checks a GGUF file and takes it into the models' folder; the file says its role
  use           chooses the model of a role; none: no model, auto: the first that is installed.
                An update of the library checks embedders and rerankers, and uses those that help
                and are fast enough; --anyway: always
  download      gets a model of the list from the network; a cut download goes on the next time
  bench         measures the models on this machine
  retry-gpu     tries the graphics processor anew after it failed (a new driver, for instance)
  --json        list: {folder, memory, models: [{name, role, serving, bytes, memory4k, memory16k, …}], catalogue}`,
    adapters: `footnote adapters list [--json]
footnote adapters import <file.gguf>
footnote adapters remove <name>

An adapter is called as its file. A new file of the same name is the next revision; the former one stays as <name>.r1.`,
    serve: `footnote serve [--port <port>] [--library <file>]

Listens on 127.0.0.1 only and prints the address. Ctrl+C ends it.`,
    doctor: 'footnote doctor [--library <file>] [--json]',
  },
};

export function helpText(locale: Locale, command?: Command): string {
  return command ? each[locale][command] : all[locale];
}
