/**
 * The engine's API: one oRPC contract, served over a message port (Electron), a WebSocket (the loopback host) and
 * in process (the command line). The renderer imports this file's types only.
 */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  type AnswerEvent,
  attachmentSchema,
  hitSchema,
  linkedFromSchema,
  similarPassagesSchema,
} from './answer.ts';
import { adapterSettingSchema, answeringSchema, askingShape, historySchema } from './answering.ts';
import { base } from './base.ts';
import type { TablePreview } from './document.ts';
import {
  documentListInputSchema,
  documentListSchema,
  foundDocumentSchema,
  likenessSchema,
  shownPassageSchema,
} from './documents.ts';
import {
  type EvaluateEvent,
  type EvaluationComparison,
  type EvaluationDetail,
  type EvaluationRow,
  type EvaluationRun,
  evaluationInputs,
} from './evaluation.ts';
import { explanationSchema } from './explanation.ts';
import { feedbackInputs, feedbackSchema } from './feedback.ts';
import { facetsSchema, filtersSchema } from './filters.ts';
import {
  glossaryEntrySchema,
  glossaryImportSchema,
  glossaryInputs,
  glossarySuggestionsSchema,
} from './glossary.ts';
import {
  type ConversationDetail,
  conversationRefSchema,
  conversationSchema,
  historyInputs,
} from './history.ts';
import { backupReportSchema, departureSchema, diagnosticsSchema, placesSchema } from './house.ts';
import {
  changesSchema,
  contradictionSchema,
  doctorReportSchema,
  type IngestEvent,
  libraryStateSchema,
  problemSchema,
  scanSchema,
} from './library.ts';
import {
  type Adapter,
  adapterSchema,
  catalogueModelSchema,
  failedModelSchema,
  type Model,
  modelBenchSchema,
  modelInputs,
  modelListSchema,
  modelsStateSchema,
  type TransferEvent,
} from './models.ts';
import { upkeepContract } from './upkeep.ts';
import { viewAddresses, viewPages } from './view-pages.ts';

const locale = z.enum(['ko', 'en']);

const settingsSchema = z.object({
  locale: locale.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['small', 'normal', 'large', 'larger']),
  offeredSamples: z.boolean(),
  /** Which model serves a role: its name, `none`, or null for the first that is installed. */
  models: z.object({
    chat: z.string().nullable(),
    embedding: z.string().nullable(),
    reranker: z.string().nullable(),
  }),
  /** Minutes that an unused models' process keeps its memory. */
  modelMinutes: z.number().min(1).max(1440),
  /** What was set for adapters; one that is not here has scale 1 and is not in use. */
  adapters: z.array(adapterSettingSchema),
});

/** Longer questions are refused with `question-too-long`. */
export const questionLimit = 10_000;

const events = <T>() => eventIterator(z.custom<T>());

export const contract = {
  settings: {
    get: base.output(settingsSchema),
    set: base.input(settingsSchema.partial()).output(settingsSchema),
  },
  library: {
    state: base.output(libraryStateSchema),
    ...upkeepContract,
    /** Adds the folder if it is new, then brings it up to date. `tableProse` as `sayTables`. One ingest at a time. Leaving it stops nothing. */
    ingest: base
      .input(z.object({ folder: z.string(), locale, tableProse: z.enum(['rule', 'model']).optional() }))
      .output(events<IngestEvent>()),
    /** The bundled sample manuals, ingested like any folder. */
    ingestSamples: base.input(z.object({ locale })).output(events<IngestEvent>()),
    /** Brings every folder up to date. */
    rescan: base.input(z.object({ locale })).output(events<IngestEvent>()),
    removeFolder: base.input(z.object({ id: z.number().int() })).output(libraryStateSchema),
    problems: base.input(z.object({ locale })).output(z.array(problemSchema)),
    /** The scans that changed something, the latest first. */
    scans: base
      .input(z.object({ limit: z.number().int().min(1).max(500).default(50) }))
      .output(z.array(scanSchema)),
    /** What a scan changed, page by page; the latest one where none is named. An unknown scan is `scan-missing`. */
    changes: base
      .input(
        z.object({
          scan: z.number().int().optional(),
          /** Pages at most, and how many to skip; `scan.counts` says how many there are. */
          limit: z.number().int().min(1).max(100_000).default(1000),
          offset: z.number().int().min(0).default(0),
        }),
      )
      .output(changesSchema),
    /** Pages that contradict each other, for whoever looks after them; worked out at each call (bounded to 500). */
    contradictions: base.output(z.array(contradictionSchema)),
    /** Passages of other documents that say much the same. */
    similar: base
      .input(
        z.object({
          documentId: z.number().int(),
          /** Only the passage at this offset of the document's text. */
          place: z.number().int().min(0).optional(),
          limit: z.number().int().min(1).max(100).default(10),
        }),
      )
      .output(similarPassagesSchema),
    /** What questions can be narrowed to: folders, formats, dates. */
    facets: base.output(facetsSchema),
  },
  /** Written Korean (합니다체) as it is said to a customer (해요체); nothing but the endings changes. */
  speech: base.input(z.object({ text: z.string().max(100_000) })).output(z.object({ text: z.string() })),
  documents: {
    /** A page of the list of documents. */
    list: base.input(documentListInputSchema).output(documentListSchema),
    /** What is indexed of a document. */
    passages: base.input(z.object({ documentId: z.number().int() })).output(z.array(shownPassageSchema)),
    /** Copies, and older editions beside their successors. */
    alike: base.output(z.array(likenessSchema)),
    /** The document that a link from another machine names; null where the library has none. */
    find: base.input(z.object({ path: z.string() })).output(foundDocumentSchema),
  },
  house: {
    places: base.output(placesSchema),
    /** What left this machine, the latest first. */
    departures: base.output(z.array(departureSchema)),
    /** Writes a checked copy of the library to a path. */
    backUp: base.input(z.object({ to: z.string() })).output(backupReportSchema),
    /** Puts a checked copy in the library's place; the former one is kept beside it. */
    restore: base.input(z.object({ from: z.string() })).output(backupReportSchema),
    /** Sets the library aside, or the settings back to the first start; originals and models stay. */
    reset: base.input(z.object({ library: z.boolean(), settings: z.boolean() })).output(libraryStateSchema),
    diagnostics: base.output(diagnosticsSchema),
  },
  search: base
    .input(
      z.object({
        question: z.string(),
        k: z.number().int().min(1).max(1000).default(10),
        passages: z.boolean().default(false),
        filters: filtersSchema.optional(),
        /** Each hit says why it stands there. */
        explain: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        hits: z.array(hitSchema),
        ms: z.number(),
        didYouMean: z.string().optional(),
        problems: z.array(failedModelSchema).optional(),
      }),
    ),
  /** Why a page stands where it stands for a question; null where the question does not find it. */
  explain: base
    .input(
      z.object({ question: z.string(), documentId: z.number().int(), filters: filtersSchema.optional() }),
    )
    .output(explanationSchema.nullable()),
  /** Scores searches and answers against a question sheet (a JSONL, XLSX or CSV file's path); `keep` stores the run. */
  evaluate: base
    .input(
      z.object({
        sheet: z.string(),
        keep: z.boolean().default(false),
        /** The chat model to ask, where it is not the one that serves. */
        model: z.string().min(1).optional(),
        ...askingShape,
      }),
    )
    .output(events<EvaluateEvent>()),
  /** Runs that were kept. An unknown one is `evaluation-missing`. */
  evaluations: {
    /** The latest first. */
    list: base.output(z.custom<EvaluationRun[]>()),
    get: base.input(evaluationInputs.one).output(z.custom<EvaluationDetail>()),
    compare: base.input(evaluationInputs.compare).output(z.custom<EvaluationComparison>()),
    /** A person's scores for a question; gives the row. */
    score: base.input(evaluationInputs.score).output(z.custom<EvaluationRow>()),
    remove: base.input(evaluationInputs.remove),
    /** A file with a row a question: its name, media type and bytes (base64). */
    export: base
      .input(evaluationInputs.export)
      .output(z.object({ name: z.string(), mediaType: z.string(), bytes: z.string() })),
  },
  /** What answers can be made with now, or with another chat model. */
  answering: base.input(z.object({ model: z.string().min(1).optional() }).optional()).output(answeringSchema),
  ask: base
    .input(
      z.object({
        question: z.string(),
        filters: filtersSchema.optional(),
        /** Stores the turn there; `done` says where. Without it nothing is kept. */
        conversation: conversationRefSchema.optional(),
        ...askingShape,
        history: historySchema.optional(),
        /** False: no question back, the person wants an answer from all that was found. Default: true. */
        askBack: z.boolean().optional(),
        /** In which a question in neither Korean nor English, or without words, is answered. Default: English. */
        locale: locale.optional(),
      }),
    )
    .output(events<AnswerEvent>()),
  /** The words that people use; active entries take part in every search from the next one on. */
  glossary: {
    list: base.input(glossaryInputs.list).output(z.array(glossaryEntrySchema)),
    /** Gives the entry: a new one, or the term's entry with the further synonyms. `glossary-empty` without any. */
    add: base.input(glossaryInputs.add).output(glossaryEntrySchema),
    edit: base.input(glossaryInputs.edit).output(glossaryEntrySchema),
    decide: base.input(glossaryInputs.decide).output(z.array(glossaryEntrySchema)),
    remove: base.input(glossaryInputs.remove),
    export: base.output(z.object({ name: z.string(), text: z.string() })),
    import: base.input(glossaryInputs.import).output(glossaryImportSchema),
    /** Looks through the manuals now; the engine does it after each scan by itself. */
    suggest: base.output(glossarySuggestionsSchema),
  },
  feedback: {
    /** `document-missing` where the page is not in the library. */
    give: base.input(feedbackInputs.give).output(feedbackSchema),
    list: base.input(feedbackInputs.list).output(z.array(feedbackSchema)),
    remove: base.input(feedbackInputs.remove),
  },
  /** Conversations that are kept. An unknown one is `conversation-missing`. */
  history: {
    list: base.input(historyInputs.list).output(z.array(conversationSchema)),
    get: base.input(historyInputs.one).output(z.custom<ConversationDetail>()),
    rename: base.input(historyInputs.rename).output(conversationSchema),
    pin: base.input(historyInputs.pin).output(conversationSchema),
    remove: base.input(historyInputs.remove),
    /** One file with all of them: its name, media type and text. */
    export: base
      .input(historyInputs.export)
      .output(z.object({ name: z.string(), mediaType: z.string(), text: z.string() })),
  },
  tables: {
    /** What Footnote makes of the tables of a document in the library, or of any file on disk. */
    ofDocument: base.input(z.object({ documentId: z.number().int() })).output(z.custom<TablePreview[]>()),
    ofFile: base.input(z.object({ path: z.string() })).output(z.custom<TablePreview[]>()),
  },
  view: {
    /**
     * Where the frame that shows a document finds it: paths on the host (`/view/…#cited`), valid while the engine
     * runs. `position` is marked; the mark's element has the id `cited`.
     */
    open: base
      .input(
        z.object({
          documentId: z.number().int(),
          position: z.object({ start: z.number().int(), end: z.number().int() }).optional(),
          /** The application's; the system's where they are not given. */
          theme: z.enum(['light', 'dark']).optional(),
          locale: locale.optional(),
        }),
      )
      .output(
        z.object({
          ...viewAddresses,
          title: z.string(),
          root: z.string(),
          path: z.string(),
          attachments: z.array(attachmentSchema),
          linkedFrom: z.array(linkedFromSchema),
        }),
      ),
    ...viewPages,
  },
  /** The absolute path of an original, checked: the shell opens it (documents yes, programs never). */
  originals: {
    /** Opens the file in its own program where the host can; `opened` is false where it cannot (then show `path`). */
    open: base
      .input(
        z.object({
          documentId: z.number().int(),
          /** Instead of the document itself, a file that it links to: `Attachment.path`. */
          attachment: z.string().optional(),
        }),
      )
      .output(z.object({ opened: z.boolean(), path: z.string() })),
    /** Shows the file in its folder where the host can; any type, since nothing is run. */
    reveal: base
      .input(z.object({ documentId: z.number().int(), attachment: z.string().optional() }))
      .output(z.object({ shown: z.boolean(), path: z.string() })),
  },
  /** Local models. A model serves its role when it was chosen, or as the first that is installed. */
  models: {
    list: base.output(modelListSchema),
    /** What the process does now; it is not started by asking. */
    state: base.output(modelsStateSchema),
    catalogue: base.output(z.array(catalogueModelSchema)),
    /** Checks a GGUF file and takes it into the models' folder. Aborting the call leaves nothing behind. */
    import: base.input(modelInputs.import).output(events<TransferEvent<Model>>()),
    /** From the network, because a person asks for it. Aborting keeps what has come, for the next time. */
    download: base.input(modelInputs.download).output(events<TransferEvent<Model>>()),
    use: base.input(modelInputs.use).output(modelListSchema),
    remove: base.input(modelInputs.named).output(modelListSchema),
    /** Gives the memory back; the next call loads again. */
    unload: base.output(modelsStateSchema),
    /** After a crash on the graphics processor: unloads, and the next call tries it anew. */
    retryGpu: base.output(modelsStateSchema),
    /** Measures the models that serve: seconds to minutes. */
    bench: base.output(modelBenchSchema),
  },
  adapters: {
    list: base.output(z.array(adapterSchema)),
    import: base.input(modelInputs.adapter).output(z.custom<Adapter>()),
    remove: base.input(modelInputs.named).output(z.array(adapterSchema)),
  },
  doctor: base.output(doctorReportSchema),
};

export type Contract = typeof contract;
