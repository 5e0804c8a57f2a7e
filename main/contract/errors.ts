/**
 * The one error type, and every message of the engine that a person can see: what happened, and what to do.
 * The renderer shows problems from the same catalogue by their code.
 */

export type Locale = 'ko' | 'en';

interface Wording {
  /** What happened, one sentence; `{name}` stands for a parameter. */
  readonly message: string;
  /** What to do next, one sentence. */
  readonly action: string;
}

const catalogue = {
  'model-missing': {
    en: {
      message: 'No {role} model is installed.',
      action: 'Import a GGUF file in Models, or with "footnote models import <file>".',
    },
    ko: {
      message: '{role} 모델이 설치되어 있지 않습니다.',
      action: '모델 화면이나 "footnote models import <파일>"로 GGUF 파일을 가져오세요.',
    },
  },
  'model-process-ended': {
    en: {
      message: 'The model process ended ({reason}).',
      action: 'It starts again with the next question. If this repeats, choose a smaller model.',
    },
    ko: {
      message: '모델 프로세스가 끝났습니다({reason}).',
      action: '다음 질문 때 다시 시작합니다. 반복되면 더 작은 모델을 선택하세요.',
    },
  },
  'model-failed': {
    en: {
      message: 'The model {name} failed: {reason}.',
      action: 'Footnote goes on without it. Import the model again, or choose another one in Models.',
    },
    ko: {
      message: '{name} 모델이 실패했습니다: {reason}.',
      action: '모델 없이 계속합니다. 모델을 다시 가져오거나 모델 화면에서 다른 모델을 선택하세요.',
    },
  },
  'embedder-worse': {
    en: {
      message:
        'Searches do not use {name}: with it the right page stands lower in this library (MRR {before} → {after}).',
      action: 'Choose another model; to use it anyway: Models, or "footnote models use {name} --anyway".',
    },
    ko: {
      message:
        '검색에 {name} 모델을 쓰지 않습니다. 쓰면 이 라이브러리에서 맞는 문서가 더 아래에 나옵니다(MRR {before} → {after}).',
      action:
        '다른 모델을 고르거나, 그래도 쓰려면 모델 화면이나 "footnote models use {name} --anyway"로 켜세요.',
    },
  },
  'reranker-worse': {
    en: {
      message:
        'Searches do not use {name}: with it the right page stands no higher in this library (MRR {before} → {after}).',
      action: 'Choose another model; to use it anyway: Models, or "footnote models use {name} --anyway".',
    },
    ko: {
      message:
        '검색에 {name} 모델을 쓰지 않습니다. 써도 이 라이브러리에서 맞는 문서가 더 위에 나오지 않습니다(MRR {before} → {after}).',
      action:
        '다른 모델을 고르거나, 그래도 쓰려면 모델 화면이나 "footnote models use {name} --anyway"로 켜세요.',
    },
  },
  'reranker-slow': {
    en: {
      message:
        'Searches do not use {name}: at {pace} ms a passage it reads {reads} in the time of a search on this computer, and {least} are needed.',
      action: 'Choose a smaller model; to use it anyway: Models, or "footnote models use {name} --anyway".',
    },
    ko: {
      message:
        '검색에 {name} 모델을 쓰지 않습니다. 이 컴퓨터에서는 구절당 {pace}ms가 걸려 한 번 검색에 {reads}개만 읽을 수 있고, {least}개는 읽어야 합니다.',
      action:
        '더 작은 모델을 고르거나, 그래도 쓰려면 모델 화면이나 "footnote models use {name} --anyway"로 켜세요.',
    },
  },
  'model-not-gguf': {
    en: {
      message: '{path} is not a GGUF file.',
      action: 'Choose the model file itself (.gguf); a web page may have been saved under its name.',
    },
    ko: {
      message: '{path}은(는) GGUF 파일이 아닙니다.',
      action: '모델 파일(.gguf) 자체를 선택하세요. 웹 페이지가 그 이름으로 저장되었을 수 있습니다.',
    },
  },
  'model-truncated': {
    en: {
      message: 'The model file {path} is incomplete: {size} of at least {whole} bytes.',
      action: 'Copy or download it again.',
    },
    ko: {
      message: '{path} 모델 파일이 완전하지 않습니다: {whole}바이트 이상이어야 하는데 {size}바이트입니다.',
      action: '다시 복사하거나 내려받으세요.',
    },
  },
  'model-damaged': {
    en: { message: 'The model file {path} is damaged ({reason}).', action: 'Copy or download it again.' },
    ko: { message: '{path} 모델 파일이 손상되었습니다({reason}).', action: '다시 복사하거나 내려받으세요.' },
  },
  'model-split': {
    en: {
      message: '{name} is one of several files of a model.',
      action: 'Join them with llama-gguf-split --merge, then import the one file.',
    },
    ko: {
      message: '{name}은(는) 여러 파일로 나뉜 모델의 일부입니다.',
      action: 'llama-gguf-split --merge로 합친 뒤 그 파일을 가져오세요.',
    },
  },
  'model-is-adapter': {
    en: {
      message: '{name} is an adapter, not a model.',
      action: 'Import it as an adapter: in Models, or with "footnote adapters import <file>".',
    },
    ko: {
      message: '{name}은(는) 모델이 아니라 어댑터입니다.',
      action: '모델 화면의 어댑터에서, 또는 "footnote adapters import <파일>"로 가져오세요.',
    },
  },
  'model-architecture-unknown': {
    en: {
      message: '{name} has the architecture {architecture}, which Footnote cannot run.',
      action: 'Choose a model of the catalogue: in Models, or with "footnote models list".',
    },
    ko: {
      message: '{name}의 구조({architecture})는 Footnote에서 실행할 수 없습니다.',
      action: '모델 화면이나 "footnote models list"의 목록에 있는 모델을 선택하세요.',
    },
  },
  'model-role': {
    en: {
      message: '{name} cannot serve as the {asked} model: it was made as the {made} model.',
      action: 'Import it as the {made} model, or choose another one.',
    },
    ko: {
      message: '{name}은(는) {made} 모델이라서 {asked} 모델로 쓸 수 없습니다.',
      action: '{made} 모델로 가져오거나 다른 모델을 선택하세요.',
    },
  },
  'model-no-template': {
    en: {
      message: '{name} has no chat template, so it cannot follow a conversation.',
      action: 'Choose the "instruct" or "it" edition of the model.',
    },
    ko: {
      message: '{name}에는 대화 형식(chat template)이 없어 대화에 쓸 수 없습니다.',
      action: '모델의 "instruct" 또는 "it" 판을 선택하세요.',
    },
  },
  'model-too-large': {
    en: {
      message: '{name} needs {needed} GB of memory; this machine has {has} GB.',
      action: 'Choose a smaller model, or a smaller quantisation of it.',
    },
    ko: {
      message: '{name}에는 메모리 {needed}GB가 필요한데 이 컴퓨터에는 {has}GB가 있습니다.',
      action: '더 작은 모델이나 더 작게 양자화한 파일을 선택하세요.',
    },
  },
  'model-unknown': {
    en: { message: 'There is no model {name}.', action: 'See "footnote models list".' },
    ko: { message: '{name} 모델이 없습니다.', action: '"footnote models list"를 보세요.' },
  },
  'role-missing': {
    en: { message: '"{name}" needs a role.', action: 'Add --role chat, embedding or reranker.' },
    ko: {
      message: '"{name}"에는 역할이 필요합니다.',
      action: '--role chat, embedding, reranker 중 하나를 붙이세요.',
    },
  },
  'model-name-taken': {
    en: {
      message: 'Another model is called {name} already.',
      action: 'Rename the file, or remove the other model first.',
    },
    ko: {
      message: '{name}이라는 다른 모델이 이미 있습니다.',
      action: '파일 이름을 바꾸거나 다른 모델을 먼저 제거하세요.',
    },
  },
  'model-bundled': {
    en: {
      message: '{name} came with the installation and stays.',
      action: 'Choose another model for its role instead.',
    },
    ko: {
      message: '{name}은(는) 설치할 때 함께 온 모델이라 지울 수 없습니다.',
      action: '대신 다른 모델을 선택하세요.',
    },
  },
  'model-gone': {
    en: {
      message: 'The file of the model {name} is gone: {path}.',
      action: 'Connect its drive, or import the model again.',
    },
    ko: {
      message: '{name} 모델의 파일이 없어졌습니다: {path}.',
      action: '드라이브를 연결하거나 모델을 다시 가져오세요.',
    },
  },
  'model-changed': {
    en: {
      message: 'The file of the model {name} is not the one that was imported.',
      action: 'Remove the model and import the file again, so that it is checked.',
    },
    ko: {
      message: '{name} 모델의 파일이 가져올 때와 다릅니다.',
      action: '모델을 제거하고 파일을 다시 가져오면 새로 검사합니다.',
    },
  },
  'adapter-unfit': {
    en: {
      message: 'The adapter {adapter} does not fit the model {base} ({reason}).',
      action: 'Use it with the model that it was trained for.',
    },
    ko: {
      message: '{adapter} 어댑터는 {base} 모델에 맞지 않습니다({reason}).',
      action: '학습에 쓴 모델과 함께 사용하세요.',
    },
  },
  'adapter-is-model': {
    en: {
      message: '{name} is not an adapter.',
      action: 'Import it as a model: in Models, or with "footnote models import <file>".',
    },
    ko: {
      message: '{name}은(는) 어댑터가 아닙니다.',
      action: '모델 화면에서 모델로, 또는 "footnote models import <파일>"로 가져오세요.',
    },
  },
  'adapter-unknown': {
    en: { message: 'There is no adapter {name}.', action: 'See "footnote adapters list".' },
    ko: { message: '{name} 어댑터가 없습니다.', action: '"footnote adapters list"를 보세요.' },
  },
  'adapter-scale': {
    en: {
      message: 'The scale {scale} of the adapter {name} is not between 0 and 2.',
      action: 'Choose a scale from 0 to 2.',
    },
    ko: {
      message: '{name} 어댑터의 강도 {scale}은(는) 0에서 2 사이가 아닙니다.',
      action: '0에서 2 사이로 정하세요.',
    },
  },
  'prompt-too-long': {
    en: {
      message: 'The question and its passages take {tokens} tokens; the model holds {context}.',
      action: 'Ask a shorter question, or choose a model with a longer context.',
    },
    ko: {
      message: '질문과 구절이 {tokens}토큰인데 모델은 {context}토큰까지 담습니다.',
      action: '더 짧게 질문하거나 컨텍스트가 더 긴 모델을 선택하세요.',
    },
  },
  'download-failed': {
    en: {
      message: '{url} could not be downloaded ({reason}).',
      action: 'Ask again: it goes on where it stopped. Or import the file from a USB stick.',
    },
    ko: {
      message: '{url}을(를) 내려받지 못했습니다({reason}).',
      action: '다시 시도하면 멈춘 곳부터 이어 받습니다. USB에 담은 파일을 가져올 수도 있습니다.',
    },
  },
  'download-damaged': {
    en: {
      message: 'What came from {url} is not the file that the catalogue names.',
      action: 'It was deleted. Download it again, or import the file by hand.',
    },
    ko: {
      message: '{url}에서 받은 파일이 목록에 적힌 파일과 다릅니다.',
      action: '받은 파일은 지웠습니다. 다시 내려받거나 파일을 직접 가져오세요.',
    },
  },
  'download-unknown': {
    en: {
      message: 'The catalogue names no file for {id}.',
      action: 'See "footnote models list", or import a GGUF file.',
    },
    ko: {
      message: '목록에 {id}의 파일이 없습니다.',
      action: '"footnote models list"를 보거나 GGUF 파일을 가져오세요.',
    },
  },
  'models-disk-full': {
    en: {
      message: 'The disk with the models has no room ({needed} MB needed, {free} MB free).',
      action: 'Free some space, or remove a model: in Models, or with "footnote models remove <name>".',
    },
    ko: {
      message: '모델을 둘 디스크에 공간이 없습니다(필요 {needed}MB, 남음 {free}MB).',
      action: '공간을 비우거나, 모델 화면이나 "footnote models remove <이름>"으로 모델을 제거하세요.',
    },
  },
  'answer-unreadable': {
    en: {
      message: 'What the model wrote could not be read.',
      action: 'The best quotes are shown instead; ask again, or choose another model.',
    },
    ko: {
      message: '모델이 쓴 내용을 읽을 수 없습니다.',
      action: '대신 가장 가까운 인용문을 보여 줍니다. 다시 질문하거나 다른 모델을 선택하세요.',
    },
  },
  'answer-unchecked': {
    en: {
      message: 'No sentence of the model could be checked against the manuals.',
      action: 'The best quotes are shown instead.',
    },
    ko: {
      message: '모델이 쓴 문장을 매뉴얼에서 확인하지 못했습니다.',
      action: '대신 가장 가까운 인용문을 보여 줍니다.',
    },
  },
  'folder-missing': {
    en: {
      message: 'The folder {path} does not exist.',
      action: 'Check the path, or connect the drive it is on.',
    },
    ko: {
      message: '{path} 폴더가 없습니다.',
      action: '경로를 확인하거나 폴더가 있는 드라이브를 연결하세요.',
    },
  },
  'not-a-folder': {
    en: { message: '{path} is not a folder.', action: 'Choose the folder that holds the manuals.' },
    ko: { message: '{path}은(는) 폴더가 아닙니다.', action: '매뉴얼이 들어 있는 폴더를 선택하세요.' },
  },
  'folder-emptied': {
    en: {
      message: 'The folder {path} is empty now; {count} of its documents are in the library.',
      action:
        'Connect its drive and scan again. If it is meant to be empty, remove the folder from the library.',
    },
    ko: {
      message: '{path} 폴더가 비어 있습니다. 라이브러리에는 이 폴더의 문서 {count}개가 있습니다.',
      action: '드라이브를 연결한 뒤 다시 검사하세요. 실제로 비운 것이라면 라이브러리에서 폴더를 제거하세요.',
    },
  },
  'folder-overlaps': {
    en: {
      message: 'The folder {path} overlaps with {other}, which is in the library already.',
      action: 'Scan {other} again; or remove it from the library first, to add the other one.',
    },
    ko: {
      message: '{path} 폴더는 라이브러리에 이미 있는 {other} 폴더와 겹칩니다.',
      action: '{other} 폴더를 다시 검사하세요. 다른 폴더로 바꾸려면 먼저 라이브러리에서 제거하세요.',
    },
  },
  'link-outside': {
    en: {
      message: 'The link {path} leads out of the folder and is not followed.',
      action: 'Add the folder that it leads to by itself, or put the files here instead of the link.',
    },
    ko: {
      message: '{path} 링크가 폴더 밖을 가리켜 따라가지 않았습니다.',
      action: '링크가 가리키는 폴더를 따로 추가하거나, 링크 대신 파일을 이 폴더에 두세요.',
    },
  },
  'glossary-missing': {
    en: { message: 'The glossary has no entry {id}.', action: 'See footnote glossary list.' },
    ko: { message: '용어집에 {id}번 항목이 없습니다.', action: 'footnote glossary list로 확인하세요.' },
  },
  'feedback-missing': {
    en: { message: 'There is no feedback {id}.', action: 'See footnote feedback list.' },
    ko: { message: '{id}번 의견이 없습니다.', action: 'footnote feedback list로 확인하세요.' },
  },
  'glossary-empty': {
    en: {
      message: 'A glossary entry needs a term and at least one other word for it.',
      action: 'Give both: the word of the manuals, and what people say instead.',
    },
    ko: {
      message: '용어집 항목에는 용어와 다른 말이 하나 이상 있어야 합니다.',
      action: '매뉴얼의 용어와 사람들이 대신 쓰는 말을 함께 적으세요.',
    },
  },
  'evaluation-missing': {
    en: {
      message: 'There is no evaluation run {id}.',
      action: 'It may have been deleted. Run the sheet again.',
    },
    ko: { message: '{id}번 평가가 없습니다.', action: '삭제되었을 수 있습니다. 질문지를 다시 실행하세요.' },
  },
  'conversation-missing': {
    en: { message: 'There is no conversation {id}.', action: 'It may have been deleted. Ask again.' },
    ko: { message: '{id}번 대화가 없습니다.', action: '삭제되었을 수 있습니다. 새로 질문하세요.' },
  },
  'no-document-fits': {
    en: {
      message: 'No document of the library fits the filter.',
      action: 'Ask in a wider folder or period, or without a filter.',
    },
    ko: {
      message: '필터에 맞는 문서가 라이브러리에 없습니다.',
      action: '폴더나 기간을 넓히거나 필터 없이 질문하세요.',
    },
  },
  'no-permission': {
    en: { message: '{path} may not be read.', action: 'Ask for read permission, then scan again.' },
    ko: { message: '{path}을(를) 읽을 권한이 없습니다.', action: '읽기 권한을 받은 뒤 다시 검사하세요.' },
  },
  'link-loop': {
    en: {
      message: 'The link {path} leads back to a folder that holds it.',
      action: 'Nothing is lost: the folder itself is read once.',
    },
    ko: {
      message: '{path} 링크가 자신을 포함한 폴더로 돌아갑니다.',
      action: '폴더 자체는 한 번 읽으므로 빠지는 내용은 없습니다.',
    },
  },
  'unreadable-yet': {
    en: {
      message: 'Footnote cannot read {format} files yet.',
      action: 'The file can still be opened from the page that links to it.',
    },
    ko: {
      message: '{format} 파일은 아직 읽을 수 없습니다.',
      action: '이 파일을 링크한 페이지에서 원본을 열 수 있습니다.',
    },
  },
  'link-broken': {
    en: {
      message: 'The page links to {target}, which is not there.',
      action: 'Ask the owner of the page for the file, or export it again.',
    },
    ko: {
      message: '페이지가 링크한 {target} 파일이 없습니다.',
      action: '페이지 담당자에게 파일을 요청하거나 다시 내보내세요.',
    },
  },
  'not-html': {
    en: {
      message: 'The file is named like a page but holds no HTML.',
      action: 'Export the page again, or give the file its right extension.',
    },
    ko: {
      message: '확장자는 웹 페이지이지만 HTML이 아닙니다.',
      action: '페이지를 다시 내보내거나 확장자를 바로잡으세요.',
    },
  },
  'not-text': {
    en: {
      message: 'The file is named like plain text but holds none.',
      action: 'Give the file its right extension.',
    },
    ko: {
      message: '확장자는 텍스트이지만 텍스트 파일이 아닙니다.',
      action: '파일의 확장자를 바로잡으세요.',
    },
  },
  'too-large': {
    en: {
      message: 'The file has {size} MB; up to {limit} MB are read.',
      action: 'Split the file, or export it without embedded files.',
    },
    ko: {
      message: '파일 크기가 {size}MB입니다. {limit}MB까지 읽습니다.',
      action: '파일을 나누거나 다른 파일을 포함하지 않고 내보내세요.',
    },
  },
  encrypted: {
    en: {
      message: 'The file is protected by a password or by rights management and cannot be read.',
      action: 'Save it without protection, or ask its owner for an open copy.',
    },
    ko: {
      message: '암호가 걸려 있거나 문서 보안(DRM)이 적용되어 읽을 수 없습니다.',
      action: '보호를 해제해 저장하거나 담당자에게 해제된 파일을 요청하세요.',
    },
  },
  damaged: {
    en: {
      message: 'The {format} file is damaged or incomplete.',
      action: 'Copy or export it again; if its own program opens it, save it anew.',
    },
    ko: {
      message: '{format} 파일이 손상되었거나 일부가 없습니다.',
      action: '다시 복사하거나 내보내세요. 해당 프로그램에서 열리면 새로 저장하세요.',
    },
  },
  'not-format': {
    en: {
      message: 'The file is named like a {format} file but is none.',
      action: 'Give the file its right extension, or save it again as {format}.',
    },
    ko: {
      message: '확장자는 {format}이지만 {format} 파일이 아닙니다.',
      action: '확장자를 바로잡거나 {format} 형식으로 다시 저장하세요.',
    },
  },
  'not-a-list': {
    en: { message: '{name} is neither a CSV nor an XLSX file.', action: 'Save the list as CSV or XLSX.' },
    ko: { message: '{name}은(는) CSV나 XLSX 파일이 아닙니다.', action: '목록을 CSV나 XLSX로 저장하세요.' },
  },
  'unpacks-too-large': {
    en: {
      message: 'Unpacked, the file would have more than {limit} MB.',
      action: 'Split the file, or save it without embedded files.',
    },
    ko: {
      message: '압축을 풀면 {limit}MB가 넘는 파일입니다.',
      action: '파일을 나누거나 다른 파일을 포함하지 않고 저장하세요.',
    },
  },
  'too-deep': {
    en: {
      message: 'The file is nested more than {limit} levels deep.',
      action: 'Export the file again; its markup is damaged.',
    },
    ko: {
      message: '파일의 중첩이 {limit}단계를 넘습니다.',
      action: '마크업이 손상되었으니 파일을 다시 내보내세요.',
    },
  },
  'too-many-elements': {
    en: {
      message: 'The file has more than {limit} elements.',
      action: 'Split the file, or export it without its formatting.',
    },
    ko: {
      message: '파일의 요소가 {limit}개를 넘습니다.',
      action: '파일을 나누거나 서식 없이 다시 내보내세요.',
    },
  },
  'too-many-cells': {
    en: {
      message: 'The spreadsheet has more than {limit} cells with content.',
      action: 'Split the file, or leave out the raw data that no one looks up.',
    },
    ko: {
      message: '내용이 있는 셀이 {limit}개를 넘습니다.',
      action: '파일을 나누거나 찾아볼 일이 없는 원시 데이터를 빼세요.',
    },
  },
  'hidden-slides': {
    en: {
      message: 'Hidden slides were read too: {slides}.',
      action: 'Delete them, or leave them out of the export, if they no longer hold.',
    },
    ko: {
      message: '숨긴 슬라이드도 읽었습니다: {slides}.',
      action: '더 이상 유효하지 않다면 지우거나 내보내기에서 빼세요.',
    },
  },
  'hidden-rows': {
    en: {
      message: 'Hidden parts were read too (rows: {rows}, columns: {columns}, sheets: {sheets}).',
      action: 'Delete them from the file if answers must not use them.',
    },
    ko: {
      message: '숨긴 부분도 읽었습니다: 행 {rows}개, 열 {columns}개, 시트 {sheets}개.',
      action: '답변에 쓰면 안 되는 내용이면 파일에서 삭제하세요.',
    },
  },
  'formulas-uncomputed': {
    en: {
      message: 'Formulas without a computed value show nothing (formulas: {count}).',
      action: 'Open the file in a spreadsheet program and save it: the values are stored then.',
    },
    ko: {
      message: '계산된 값이 저장되지 않은 수식이 {count}개 있어 그 셀은 비어 있습니다.',
      action: '스프레드시트 프로그램에서 열어 저장하면 값이 함께 저장됩니다.',
    },
  },
  'too-slow': {
    en: {
      message: 'Reading the file took more than {seconds} seconds and was stopped.',
      action: 'It is tried again when the file changes.',
    },
    ko: {
      message: '파일을 읽는 데 {seconds}초가 넘게 걸려 중단했습니다.',
      action: '파일이 바뀌면 다시 시도합니다.',
    },
  },
  'drive-stalled': {
    en: {
      message: 'The drive did not answer for {seconds} seconds.',
      action: 'Check the drive or the network. It is read with the next scan.',
    },
    ko: {
      message: '드라이브가 {seconds}초 동안 응답하지 않았습니다.',
      action: '드라이브나 네트워크를 확인하세요. 다음 검사 때 다시 읽습니다.',
    },
  },
  'reader-crashed': {
    en: {
      message: 'The reader of this file stopped unexpectedly.',
      action: 'It is tried again when the file changes; the other files are not affected.',
    },
    ko: {
      message: '이 파일을 읽던 중 읽기 프로그램이 중단되었습니다.',
      action: '파일이 바뀌면 다시 시도합니다. 다른 파일에는 영향이 없습니다.',
    },
  },
  'no-text': {
    en: {
      message: 'The file holds no text.',
      action: 'Nothing to do if that is meant; else export it again.',
    },
    ko: { message: '파일에 글이 없습니다.', action: '의도한 것이 아니라면 다시 내보내세요.' },
  },
  'link-refused': {
    en: {
      message: 'The archive holds a link instead of the file; links are not followed.',
      action: 'Pack the file itself, or put it into the folder.',
    },
    ko: {
      message: '압축 파일에 파일 대신 링크가 들어 있으며, 링크는 따라가지 않습니다.',
      action: '파일 자체를 압축하거나 폴더에 직접 넣으세요.',
    },
  },
  'frames-only': {
    en: {
      message: 'The page has no text of its own; it only frames other pages.',
      action: 'Nothing to do: the framed pages are read as files of their own.',
    },
    ko: {
      message: '다른 페이지를 프레임으로 배치할 뿐 자체 글이 없는 페이지입니다.',
      action: '프레임 안의 페이지를 각각 읽으므로 조치할 일이 없습니다.',
    },
  },
  'redirect-only': {
    en: {
      message: 'The page has no text of its own; it only leads on to {target}.',
      action: 'Nothing to do if that page is in the folder; else export it too.',
    },
    ko: {
      message: '{target}(으)로 이동할 뿐 자체 글이 없는 페이지입니다.',
      action: '이동할 페이지가 폴더에 있으면 그대로 두고, 없으면 함께 내보내세요.',
    },
  },
  'pages-left-out': {
    en: {
      message: 'Some of the file could not be read or lies beyond the limit (pages: {count}).',
      action: 'The other pages are read; split the file, or save it anew.',
    },
    ko: {
      message: '파일에서 {count}쪽은 읽을 수 없거나 한도를 넘어 읽지 않았습니다.',
      action: '나머지 쪽은 읽었습니다. 파일을 나누거나 새로 저장하세요.',
    },
  },
  'ocr-left-out': {
    en: {
      message:
        'Scans in the file are not read yet, because recognising them takes too long (pages: {count}).',
      action: 'Split the file, or save it with a text layer.',
    },
    ko: {
      message: '스캔된 {count}쪽은 글자 인식이 오래 걸려 읽지 않았습니다.',
      action: '파일을 나누거나 글자 인식(OCR)을 거친 파일로 저장하세요.',
    },
  },
  'ocr-unsure': {
    en: {
      message:
        'Text that could not be recognised with certainty is left out (scanned pages or pictures: {count}).',
      action: 'Scan them again more sharply, or add the text as a page.',
    },
    ko: {
      message: '스캔된 쪽이나 이미지 {count}곳의 글자를 확실히 인식하지 못해 뺐습니다.',
      action: '더 선명하게 다시 스캔하거나 내용을 페이지로 추가하세요.',
    },
  },
  'guessed-encoding': {
    en: {
      message: 'Some characters could not be read in any known encoding.',
      action: 'Export the page as UTF-8.',
    },
    ko: {
      message: '알려진 어떤 인코딩으로도 읽을 수 없는 글자가 있습니다.',
      action: '페이지를 UTF-8로 내보내세요.',
    },
  },
  'file-changed': {
    en: {
      message: 'The file changed or vanished while it was being read.',
      action: 'Scan again when the export is complete.',
    },
    ko: {
      message: '읽는 도중에 파일이 바뀌거나 없어졌습니다.',
      action: '내보내기가 끝난 뒤 다시 검사하세요.',
    },
  },
  'read-failed': {
    en: { message: 'The file could not be read: {reason}.', action: 'Check the drive, then scan again.' },
    ko: { message: '파일을 읽을 수 없습니다: {reason}.', action: '드라이브를 확인한 뒤 다시 검사하세요.' },
  },
  'library-missing': {
    en: {
      message: 'There is no library at {path}.',
      action: 'Ingest a folder first: footnote ingest <folder>.',
    },
    ko: {
      message: '{path}에 라이브러리가 없습니다.',
      action: '먼저 폴더를 등록하세요: footnote ingest <폴더>',
    },
  },
  'not-a-library': {
    en: {
      message: '{path} is not a Footnote library.',
      action: 'Choose another file (--library on the command line); this one was not changed.',
    },
    ko: {
      message: '{path}은(는) Footnote 라이브러리가 아닙니다.',
      action: '다른 파일을 고르세요(명령줄에서는 --library). 이 파일은 그대로 두었습니다.',
    },
  },
  'library-newer': {
    en: {
      message: 'The library {path} was written by a newer Footnote (format {found}; this one knows {known}).',
      action: 'Update Footnote; the library was not changed.',
    },
    ko: {
      message: '{path} 라이브러리는 더 새로운 Footnote에서 만들었습니다(형식 {found}, 지원 {known}).',
      action: 'Footnote를 업데이트하세요. 라이브러리는 그대로 두었습니다.',
    },
  },
  'library-read-only': {
    en: {
      message: 'The library {path} cannot be written.',
      action: 'Keep it in a folder where you may write: that is needed for reading it too.',
    },
    ko: {
      message: '{path} 라이브러리에 쓸 수 없습니다.',
      action: '쓰기 권한이 있는 폴더에 두세요. 읽기만 할 때에도 필요합니다.',
    },
  },
  'library-busy': {
    en: {
      message: 'Another Footnote is writing to the library {path}.',
      action: 'Wait until it has finished; reading and searching go on.',
    },
    ko: {
      message: '다른 Footnote가 {path} 라이브러리에 쓰고 있습니다.',
      action: '끝날 때까지 기다리세요. 읽기와 검색은 계속할 수 있습니다.',
    },
  },
  'library-damaged': {
    en: {
      message: 'The library {path} is damaged: {reason}.',
      action: 'Restore a backup, or delete the file and ingest the folders again.',
    },
    ko: {
      message: '{path} 라이브러리가 손상되었습니다: {reason}.',
      action: '백업을 복원하거나 파일을 지우고 폴더를 다시 등록하세요.',
    },
  },
  'backup-damaged': {
    en: {
      message: 'The backup {path} is damaged.',
      action: 'Choose another backup; the present library was not changed.',
    },
    ko: {
      message: '{path} 백업이 손상되었습니다.',
      action: '다른 백업을 고르세요. 지금 라이브러리는 그대로 두었습니다.',
    },
  },
  'not-writable': {
    en: { message: '{path} cannot be written.', action: 'Choose a place where you may write.' },
    ko: { message: '{path}에 쓸 수 없습니다.', action: '쓸 수 있는 다른 위치를 고르세요.' },
  },
  'no-room': {
    en: {
      message: 'There is not enough space for {path}.',
      action: 'Free some space there, or choose another drive.',
    },
    ko: {
      message: '{path}을(를) 저장할 공간이 부족합니다.',
      action: '그 드라이브의 공간을 비우거나 다른 드라이브를 고르세요.',
    },
  },
  'disk-full': {
    en: {
      message: 'The disk that holds the library is full.',
      action: 'Free some space, then ingest again: it goes on where it stopped.',
    },
    ko: {
      message: '라이브러리가 있는 디스크에 공간이 없습니다.',
      action: '공간을 비운 뒤 다시 등록하면 멈춘 곳부터 이어 갑니다.',
    },
  },
  'no-room-to-compact': {
    en: {
      message: 'The library file was not put in order: {gigabytes} GB must be free beside it.',
      action:
        'Everything is found; only the first search of a thing may take longer. Free some space: it is done after the next scan.',
    },
    ko: {
      message: '라이브러리 파일을 정리하지 못했습니다. 같은 디스크에 {gigabytes}GB가 비어 있어야 합니다.',
      action:
        '검색 결과는 같고, 처음 하는 검색만 조금 느릴 수 있습니다. 공간을 비우면 다음 검사 뒤에 정리합니다.',
    },
  },
  'not-compacted': {
    en: {
      message: 'The library file was not put in order: {reason}.',
      action:
        'Everything is found; only the first search of a thing may take longer. It is tried again after the next scan.',
    },
    ko: {
      message: '라이브러리 파일을 정리하지 못했습니다: {reason}.',
      action: '검색 결과는 같고, 처음 하는 검색만 조금 느릴 수 있습니다. 다음 검사 뒤에 다시 합니다.',
    },
  },
  'scan-missing': {
    en: { message: 'There is no scan {id}.', action: 'footnote changes shows the last one.' },
    ko: { message: '{id}번 검사는 없습니다.', action: 'footnote changes로 마지막 검사를 볼 수 있습니다.' },
  },
  'document-missing': {
    en: { message: 'The document is no longer in the library.', action: 'Search again.' },
    ko: { message: '문서가 라이브러리에 더 이상 없습니다.', action: '다시 검색하세요.' },
  },
  'original-missing': {
    en: {
      message: 'The original file {path} is not there.',
      action: 'Connect the drive it is on, or scan the folder again.',
    },
    ko: {
      message: '원본 파일 {path}이(가) 없습니다.',
      action: '드라이브를 연결하거나 폴더를 다시 검사하세요.',
    },
  },
  'outside-root': {
    en: {
      message: "The path leads outside the manuals' folder.",
      action: 'Only files inside an ingested folder are opened.',
    },
    ko: { message: '경로가 매뉴얼 폴더 밖을 가리킵니다.', action: '등록한 폴더 안의 파일만 열 수 있습니다.' },
  },
  'type-refused': {
    en: {
      message: 'Files of the type {type} are not opened.',
      action: 'Open it by hand if you trust it: use "show in folder".',
    },
    ko: {
      message: '{type} 형식의 파일은 열지 않습니다.',
      action: '신뢰하는 파일이면 "폴더에서 보기"로 직접 여세요.',
    },
  },
  'question-empty': {
    en: { message: 'The question is empty.', action: 'Type a question.' },
    ko: { message: '질문이 비어 있습니다.', action: '질문을 입력하세요.' },
  },
  'question-too-long': {
    en: {
      message: 'The question has {length} characters; up to {limit} are read.',
      action: 'Ask a shorter question.',
    },
    ko: { message: '질문이 {length}자입니다. {limit}자까지 읽습니다.', action: '더 짧게 질문하세요.' },
  },
  'sheet-invalid': {
    en: {
      message: 'Line {line} of {path} is no question: {reason}.',
      action:
        'Mend it: in JSONL each line is one JSON object with "question"; in a spreadsheet the first row names the columns, one of them "question".',
    },
    ko: {
      message: '{path}의 {line}번째 줄은 질문이 아닙니다: {reason}.',
      action:
        '고친 뒤 다시 시작하세요. JSONL은 한 줄이 "question"이 있는 JSON 객체 하나이고, 스프레드시트는 첫 행이 열 이름이며 "question"(질문) 열이 있어야 합니다.',
    },
  },
  'sheet-empty': {
    en: { message: 'There is no question in {path}.', action: 'Write at least one question into the sheet.' },
    ko: { message: '{path}에 질문이 없습니다.', action: '질문지에 질문을 하나 이상 적으세요.' },
  },
  'sheet-foreign': {
    en: {
      message: 'None of the right files that {path} names is in the library, {file} for instance.',
      action:
        'Write their paths as they are below the added folder, such as {known}, or add the folder meant.',
    },
    ko: {
      message: '{path}의 정답 파일이 라이브러리에 하나도 없습니다(예: {file}).',
      action: '등록한 폴더 아래의 경로로 적거나(예: {known}) 그 경로에 맞는 폴더를 등록하세요.',
    },
  },
  'file-missing': {
    en: { message: 'The file {path} does not exist.', action: 'Check the path.' },
    ko: { message: '{path} 파일이 없습니다.', action: '경로를 확인하세요.' },
  },
  'is-a-folder': {
    en: { message: '{path} is a folder.', action: 'Choose a file.' },
    ko: { message: '{path}은(는) 폴더입니다.', action: '파일을 고르세요.' },
  },
  'ingest-running': {
    en: {
      message: 'The library is already being updated.',
      action: 'Wait until it has finished, or cancel it.',
    },
    ko: { message: '라이브러리를 이미 갱신하고 있습니다.', action: '끝날 때까지 기다리거나 취소하세요.' },
  },
  'same-file': {
    en: {
      message: '{path} is the library that is in use.',
      action: 'Choose another file.',
    },
    ko: {
      message: '{path}은(는) 지금 사용 중인 라이브러리입니다.',
      action: '다른 파일을 선택하세요.',
    },
  },
  'port-taken': {
    en: {
      message: 'Another program uses port {port}.',
      action: 'Choose another port with --port, or leave it out.',
    },
    ko: {
      message: '다른 프로그램이 {port} 포트를 사용하고 있습니다.',
      action: '--port로 다른 포트를 지정하거나 옵션을 빼세요.',
    },
  },
  'engine-gone': {
    en: { message: 'The engine stopped and is being started again.', action: 'Ask again in a moment.' },
    ko: { message: '엔진이 중단되어 다시 시작하고 있습니다.', action: '잠시 후 다시 질문하세요.' },
  },
  cancelled: {
    en: { message: 'Cancelled.', action: 'What was finished is kept; start again to go on.' },
    ko: { message: '취소했습니다.', action: '끝난 부분은 남아 있으며 다시 시작하면 이어 갑니다.' },
  },
  arguments: {
    en: { message: '{reason}', action: 'See footnote --help.' },
    ko: { message: '{reason}', action: 'footnote --help를 보세요.' },
  },
  internal: {
    en: {
      message: 'Something went wrong inside Footnote: {reason}.',
      action: 'Try again; if it happens again, report it with this sentence.',
    },
    ko: {
      message: 'Footnote 내부에서 문제가 생겼습니다: {reason}.',
      action: '다시 시도하고, 반복되면 이 문장과 함께 알려 주세요.',
    },
  },
} as const satisfies Record<string, Record<Locale, Wording>>;

export type ErrorCode = keyof typeof catalogue;
export type ErrorParams = Readonly<Record<string, string | number>>;

export const errorCodes = Object.keys(catalogue) as ErrorCode[];

/** Parameters that are words of ours, as Korean sentences say them. */
const inKorean: Readonly<Record<string, string>> = {
  chat: '답변',
  embedding: '임베딩',
  reranker: '재정렬',
  'no vocabulary': '어휘가 없음',
  'it ends early': '끝이 잘림',
  'its score is no number': '점수가 숫자가 아님',
  'its vector holds no numbers': '벡터가 숫자가 아님',
  'the connection was cut': '연결이 끊김',
  'fetch failed': '연결할 수 없음',
  'not JSON': 'JSON이 아님',
  'not a JSON object': 'JSON 객체가 아님',
  'it has no question': '질문이 비어 있음',
  'no column "question"': '"question"(질문) 열이 없음',
  '"id" has a wrong value': '"id" 값이 맞지 않음',
  '"lang" has a wrong value': '"lang" 값이 맞지 않음',
  '"category" has a wrong value': '"category" 값이 맞지 않음',
  '"style" has a wrong value': '"style" 값이 맞지 않음',
  '"gold_files" has a wrong value': '"gold_files" 값이 맞지 않음',
  '"also_accept" has a wrong value': '"also_accept" 값이 맞지 않음',
  '"gold_answer" has a wrong value': '"gold_answer" 값이 맞지 않음',
  '"evidence" has a wrong value': '"evidence" 값이 맞지 않음',
  '"evidence_in" has a wrong value': '"evidence_in" 값이 맞지 않음',
  '"unanswerable" has a wrong value': '"unanswerable" 값이 맞지 않음',
};
/** Those that may hold one; the others are names, which are never translated: a model may be called “chat”. */
const wordy = new Set(['role', 'made', 'asked', 'reason']);

/** The words for a code in a language; parameters are put in as plain text. */
export function wording(code: ErrorCode, params: ErrorParams, locale: Locale): Wording {
  const { message, action } = catalogue[code][locale];
  const said = (name: string) => {
    const value = String(params[name] ?? '');
    return locale === 'ko' && wordy.has(name) ? (inKorean[value] ?? value) : value;
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => said(name));
  return { message: fill(message), action: fill(action) };
}

/** The only error that rooms throw on purpose: a code, its parameters, and the words for a person. */
export class FootnoteError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(wording(code, params, 'en').message, cause === undefined ? undefined : { cause });
    this.name = 'FootnoteError';
    this.code = code;
    this.params = params;
  }

  /** Message and action in a language. */
  words(locale: Locale): Wording {
    return wording(this.code, this.params, locale);
  }

  /** As `--json` prints it. */
  toJSON(locale: Locale = 'en') {
    return { code: this.code, ...this.words(locale) };
  }
}

/** Any thrown value as a FootnoteError: nothing reaches a person as a stack trace. */
export function asFootnoteError(thrown: unknown): FootnoteError {
  if (thrown instanceof FootnoteError) return thrown;
  const code = (thrown as { code?: unknown } | null)?.code;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new FootnoteError('disk-full', {}, thrown);
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new FootnoteError('cancelled', {}, thrown);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new FootnoteError('internal', { reason: reason.replace(/\.$/, '') }, thrown);
}
