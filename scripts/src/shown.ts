// What the server gives for a stretch of days, and how it is asked for: the newest question only, each once.

export interface Found {
  at: string;
  row: string;
  first: string | null;
  last: string | null;
  type: string;
  what: string;
  status: string;
  who: string;
  where: string;
  words: string;
  title: string;
  places: string[];
}

export interface Piece {
  first: string;
  count: number;
  planned: number;
}

export interface Place {
  id: string;
  name: string;
  lat: number;
  lon: number;
  radius: number;
  confidence: number;
  count: number;
}

export interface Shown {
  count: number;
  forecasts: number;
  located: number;
  found: Found[];
  bands: { row: string; foretold: boolean; step: number; pieces: Piece[] }[];
  places: Place[];
}

let asking: AbortController | null = null;

/** What is to be shown between two days; null where a later question overtook this one. */
export async function ask(query: string, since: string, until: string): Promise<Shown | null> {
  asking?.abort();
  const mine = (asking = new AbortController());
  const parameters = new URLSearchParams(query);
  parameters.set("since", since);
  parameters.set("until", until);
  try {
    const answer = await fetch(`/api/timeline/shown?${parameters}`, { signal: mine.signal });
    if (!answer.ok) throw new Error(`the record answers ${answer.status}`);
    return (await answer.json()) as Shown;
  } catch (fault) {
    if (mine.signal.aborted) return null;
    throw fault;
  }
}
