/** The list of documents as the screen needs it: a page of rows at a time, kept while a person scrolls. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { DocumentListInput, ListedDocument } from '../../main/contract/documents.ts';
import { useClient } from '../app/engine.tsx';

export type ListFilter = Omit<DocumentListInput, 'offset' | 'limit'>;

export const noFilter: ListFilter = { text: '', order: 'path' };

/** Nothing is left out of the list. */
export function isWhole({ text, order: _, ...others }: ListFilter): boolean {
  return text === '' && Object.keys(others).length === 0;
}

/** Rows of a page: about four screens. */
export const pageSize = 200;

/** How many match, and the rows of the pages from `first` to `last`; a row that is on its way is undefined. */
export function useDocumentPages(filter: ListFilter, first: number, last: number) {
  const client = useClient();
  const page = (at: number) => ({
    queryKey: ['library', 'documents', filter, at],
    queryFn: () => client.documents.list({ ...filter, offset: at * pageSize, limit: pageSize }),
    staleTime: 30_000,
  });
  const head = useQuery({ ...page(0), placeholderData: keepPreviousData });
  const pages = useQueries({
    queries: Array.from({ length: last - first + 1 }, (_, at) => page(first + at)),
  });
  const rowAt = (index: number): ListedDocument | undefined => {
    const at = Math.floor(index / pageSize);
    const found = at === 0 ? head.data : pages[at - first]?.data;
    return found?.documents[index % pageSize];
  };
  return { total: head.data?.total ?? null, error: head.error, refetch: head.refetch, rowAt };
}
