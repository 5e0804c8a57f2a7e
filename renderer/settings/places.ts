/** Where the program keeps things. It does not change while it runs. */
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../app/engine.tsx';

export function usePlaces() {
  const client = useClient();
  return useQuery({ queryKey: ['house', 'places'], queryFn: () => client.house.places() });
}
