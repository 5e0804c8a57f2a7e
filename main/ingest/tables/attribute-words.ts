/** Words by which a header shows itself: names of properties, and names that say nothing (구분, item). */

const attributeKo =
  /(?:요금|요금제|가격|금액|비용|료|대금|속도|기간|할인|혜택|여부|방법|조건|대상|시간|용량|크기|모델|모델명|채널|수|율|일자|일시|날짜|주소|번호|전화|연락처|위치|규격|무게|색상|제조사|보증|위약금|보증금|한도|횟수|설명|내용|비고|참고|유형|종류|상태|기능|단위|특징|의미|뜻|용도|효과|동작|원인|조치|조치 방법|대처|해결|예|예시|기본값|값|결과|담당|담당자|부서|기한|절차|서류|구성|주기|품목|사양|버전|코드|명칭|이름|상품|상품명|항목|구분|단축키|키|메뉴|증상|지역|등급|약정|면적|거리|온도|전압|전력|전원|포트|인터페이스|운영체제|제목|순위|점수|합계|소계|정액|출고가|판매가|정상가|할인가|정가|단가|지원금|할인액|감면액|부담금|(?:출시|판매|시행|접수|마감|시작|종료|납부|개통|해지|가입|등록|작성|적용|신청)일|메모리|배터리|업무|형태|구간|서식|장비|뜻|권한|해상도|방식|쓰임|색|발행일|기준일|배포일|신청인|보상|배상|처리|대안|총액|잔액|세금|부가세|수수료|이자|금리|연령|나이|성별|직업|이메일|팩스|홈페이지|(?<![A-Za-z])(?:URL|ID))(?:\s?\([^)]*\))?[\s*]*$/u;
const attributeEn =
  /^(?:.*\s)?(?:name|names|description|descriptions|price|prices|fee|fees|cost|costs|rate|speed|type|types|value|values|effect|effects|function|functions|result|results|key|keys|shortcut|meaning|example|examples|default|unit|units|size|date|time|period|term|status|state|option|options|note|notes|remark|remarks|model|version|code|address|phone|number|amount|discount|capacity|weight|length|width|height|duration|category|method|methods|property|properties|parameter|parameters|argument|arguments|return|syntax|format|command|action|cause|solution|symptom|error|message|feature|features|limit|region|plan|product|item|items|purpose|requirement|requirements|contract|channel|channels|deposit|charge|charges|storage|color|colour|power|voltage|installation|warranty|support|department|contact|hours|document|documents|normal|problem|light|deposit|way|package|pack|tariff|zone|fault)(?:\s?\([^)]*\))?$/iu;
const generic =
  /^(?:구\s?분|항\s?목|경\s?우|분\s?류|이\s?름|명\s?칭|제\s?목|no\.?|번호|순번|연번|#|name|names|item|items|title|category|field|내\s?역|종류|대상|)$/iu;
const sequence = /^(?:no\.?|번호|순번|연번|#)$/iu;

/** A header that names a property (요금, speed), rather than a thing that has properties (기가라이트, Seoul). */
export const isAttribute = (header: string): boolean =>
  header.length <= 40 && (attributeKo.test(header) || attributeEn.test(header));

/** A header that says no more than that a name stands below. */
export const isGeneric = (header: string): boolean => generic.test(header);

/** The header of a column that only counts its rows. */
export const isSequence = (header: string): boolean => sequence.test(header);

/** An English property that may be written in lower case after "the". */
export const isEnglishAttribute = (header: string): boolean => attributeEn.test(header);

const remark = /^(?:비\s?고|참고(?: ?사항)?|메모|remarks?|notes?|comments?)$/iu;
const contentless =
  /^(?:내\s?용|값|설\s?명|상세|상세 ?내용|안내|사항|content|contents|value|values|details?|description)$/iu;

/** A column of remarks: empty cells in it mean nothing. */
export const isRemark = (header: string): boolean => remark.test(header);

/** A header that says no more than that values stand below (내용, value). */
export const isContentless = (header: string): boolean => contentless.test(header);

/** A header of counts, times and shares (채널 수, 이용 기간): what a table states of money is not said of these. */
export const isCount = (header: string): boolean =>
  !/\d/.test(header) &&
  /(?:[가-힣\s](?:수|횟수|번호|기간|시간|나이|비율)|^(?:횟수|번호|순위|기간|나이)|연령|[연년]도|일수|코드|점수|할인율|요율|number|count|term|period|code|year)$/iu.test(
    header,
  );

/** A header over what somebody asks, or over what is answered: what stands below says so itself. */
export const isDialogue = (header: string): boolean =>
  /^(?:(?:고객 ?)?(?:질문|문의)(?: ?(?:내용|사항))?|답변?(?: ?내용)?|q|a|q\.|a\.|questions?|answers?|faq)$/iu.test(
    header,
  );

/** The corner of a table whose rows are properties of the things in its columns (항목). */
export const isItemCorner = (header: string): boolean =>
  /^(?:항\s?목|item|feature|specification|spec)$/iu.test(header);
