/** One question with its answer: what was found, how sure, from where. */
import { CircleCheck, CircleHelp, RotateCcw, SearchX } from 'lucide-react';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { type Shown, showCitation, showPage } from '../viewer/shown.ts';
import { seconds } from '../words/figures.ts';
import { FootnoteMark } from './FootnoteMark.tsx';
import { ChoiceBack, Foreign, Making, Understood } from './Making.tsx';
import { Nearest, Sources } from './Sources.tsx';
import { TurnActions } from './TurnActions.tsx';
import css from './TurnView.module.css';
import { remarks, type Turn } from './turn.ts';

interface Props {
  readonly turn: Turn;
  readonly latest: boolean;
  /** The page that is open now, where it is one of this turn. */
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
  readonly again: (question: string, how?: { readonly askBack?: boolean }) => void;
  /** Puts the question back where it is typed; absent where there is no such place. */
  readonly edit?: ((question: string) => void) | undefined;
  readonly ref: Ref<HTMLElement> | undefined;
}

/** Drawn anew only when something of its own changed: a long day's turns stand above each letter that is typed. */
export const TurnView = memo(function TurnView(props: Props) {
  const { turn, latest, shown: opened, open, again, edit, ref } = props;
  const { t } = useTranslation();
  const shown = opened?.turn === turn.id ? opened : null;
  const shownBeside = opened && opened.turn === turn.beside?.id ? opened : null;
  const { answer } = turn;
  return (
    <article className={css.turn} ref={ref} aria-labelledby={`question-${turn.id}`}>
      <h2 className={css.question} id={`question-${turn.id}`}>
        {turn.question}
      </h2>
      {turn.confidence && <Verdict turn={turn} />}
      <Foreign turn={turn} />
      {turn.state === 'asking' && turn.confidence === null && (
        <p className={css.searching}>
          <span className={css.dot} aria-hidden />
          {t('ask.searching')}
        </p>
      )}
      {turn.confidence === 'unsure' && (
        <Remarks turn={turn} look={css.caution} plain={t('answer.unsureBody')} />
      )}
      {answer?.didYouMean && <DidYouMean question={answer.didYouMean} again={again} />}
      <Understood turn={turn} />
      <ChoiceBack turn={turn} choose={again} decline={() => again(turn.question, { askBack: false })} />
      {turn.beside ? (
        <div className={css.beside}>
          <section aria-label={t('manner.withAdapter')}>
            <h3>{t('manner.withAdapter')}</h3>
            <AnswerText turn={turn} shown={shown} open={open} />
            <Making turn={turn} />
            <SourcesOf turn={turn} shown={shown} open={open} />
          </section>
          <section aria-label={t('manner.withoutAdapter')}>
            <h3>{t('manner.withoutAdapter')}</h3>
            <AnswerText turn={turn.beside} shown={shownBeside} open={open} />
            <Making turn={turn.beside} />
            {turn.beside.error && <Fault error={turn.beside.error} />}
            <SourcesOf turn={turn.beside} shown={shownBeside} open={open} />
          </section>
        </div>
      ) : (
        <>
          <AnswerText turn={turn} shown={shown} open={open} />
          <Making turn={turn} />
        </>
      )}
      {turn.state === 'done' && edit && (
        <TurnActions turn={turn} latest={latest} again={again} edit={edit} shown={shown} />
      )}
      {!turn.beside && <SourcesOf turn={turn} shown={shown} open={open} />}
      {answer && answer.nearest.length > 0 && turn.confidence !== 'sure' && (
        <Nearest
          turn={turn}
          pages={answer.nearest}
          shown={shown}
          open={(page) => open(showPage(turn.id, page))}
        />
      )}
      {turn.state === 'stopped' && (
        <p className={css.stopped}>
          {t('ask.stopped')}
          <Button look="quiet" onClick={() => again(turn.question)}>
            <RotateCcw size={14} aria-hidden />
            {t('ask.again')}
          </Button>
        </p>
      )}
      {turn.error && <Fault error={turn.error} retry={latest ? () => again(turn.question) : undefined} />}
    </article>
  );
});

/** A refusal has none: it names the nearest pages. */
function SourcesOf({ turn, shown, open }: Pick<Props, 'turn' | 'shown' | 'open'>) {
  if (turn.confidence === 'none') return null;
  return (
    <Sources
      turn={turn}
      shown={shown}
      open={(citation) => open(showCitation(turn.id, citation))}
      openPage={open}
    />
  );
}

const verdicts = { sure: CircleCheck, unsure: CircleHelp, none: SearchX } as const;

function Verdict({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const confidence = turn.confidence ?? 'none';
  const kind = turn.answer?.kind;
  if (kind === 'small-talk') return null;
  // The model alone has nothing to find, and says so first.
  if (turn.state === 'asking' && confidence === 'none' && turn.sentences.length === 0) return null;
  const unsourced = turn.sentences.some(({ note }) => note === 'unsourced');
  const Icon = verdicts[confidence];
  return (
    <p className={css.verdict}>
      <span className={`${css.badge} ${css[confidence]}`}>
        <Icon size={14} aria-hidden />
        {unsourced ? t('making.unsourced') : t(`answer.${confidence}`)}
      </span>
      {turn.answer && <span>{t('answer.seconds', { seconds: seconds(turn.answer.ms.total, locale) })}</span>}
    </p>
  );
}

/** One click asks again what was meant. */
function DidYouMean({ question, again }: { question: string; again: Props['again'] }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('answer.didYouMean')} <Button onClick={() => again(question)}>{question}</Button>
    </p>
  );
}

/** What the engine says about its answer, in the question's language; where it says nothing, the UI does. */
function Remarks(props: { turn: Turn; look: string | undefined; plain: string }) {
  const { t } = useTranslation();
  const { turn, look, plain } = props;
  const said = remarks(turn);
  const words = turn.answer?.unknownWords ?? [];
  if (said.length === 0 && turn.answer === null) return null;
  return (
    <div className={look}>
      {said.length > 0 ? said.map((text) => <p key={text}>{text}</p>) : <p>{plain}</p>}
      {said.length === 0 && words.length > 0 && (
        <p>
          {t('answer.unknownWords')} <strong>{words.join(', ')}</strong>
        </p>
      )}
    </div>
  );
}

function AnswerText({ turn, shown, open }: Pick<Props, 'turn' | 'shown' | 'open'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (turn.confidence === 'none') {
    return <Remarks turn={turn} look={css.refusal} plain={t('answer.noneBody')} />;
  }
  const sentences = turn.sentences.filter(({ citations }) => citations.length > 0);
  if (sentences.length === 0) return null;
  return (
    <div
      className={css.answer}
      data-confidence={turn.confidence}
      lang={turn.answer && turn.answer.language !== 'other' ? turn.answer.language : locale}
    >
      {sentences.map((sentence, at) => (
        // Sentences are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said.
        <p key={at} className={css.sentence}>
          {beforeLastWord(sentence.text)}
          {/* A mark never stands alone on the next line. */}
          <span className={css.together}>
            {sentence.text.slice(beforeLastWord(sentence.text).length)}
            {sentence.citations.map((n) => {
              const citation = turn.citations.find((one) => one.n === n);
              return (
                citation && (
                  <FootnoteMark
                    key={n}
                    citation={citation}
                    active={shown?.n === n}
                    open={() => open(showCitation(turn.id, citation))}
                  />
                )
              );
            })}
          </span>
        </p>
      ))}
    </div>
  );
}

/** All of it where the last word is so long that it must be free to break. */
function beforeLastWord(text: string): string {
  const at = text.search(/\S{1,24}$/);
  return at > 0 && /\s/.test(text.charAt(at - 1)) ? text.slice(0, at) : text;
}
